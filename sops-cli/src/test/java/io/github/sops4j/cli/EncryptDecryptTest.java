package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncryptDecryptTest {
    private static final String PLAIN = "a: one\nb: 'two' # three\n";

    @TempDir private Path folder;
    private Shell shell;
    private Path plain;

    @BeforeEach
    void aPlainFile() throws IOException {
        shell = new Shell(folder);
        plain = Files.writeString(folder.resolve("p.yaml"), PLAIN);
    }

    private void encrypted(String name) {
        assertThat(shell.run("encrypt", "--age", Shell.RECIPIENT, "--output", name, "p.yaml"))
                .as(shell.err())
                .isZero();
    }

    @Test
    void whatIsEncryptedDecryptsToTheSameBytes() {
        encrypted("e.yaml");
        assertThat(shell.run("decrypt", "e.yaml")).isZero();
        assertThat(shell.out()).isEqualTo(PLAIN); // C54
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void theOldStyleDoesTheSame() {
        assertThat(shell.run("-e", "-i", "-a", Shell.RECIPIENT, "p.yaml")).isZero(); // C41
        assertThat(plain).content().contains("a: ENC[").contains("sops:"); // C45
        assertThat(shell.run("-d", "p.yaml")).isZero();
        assertThat(shell.out()).isEqualTo(PLAIN); // C41
    }

    @Test
    void inPlaceWorksBehindTheOperand() {
        encrypted("e.yaml");
        assertThat(shell.run("decrypt", "e.yaml", "-i")).isZero(); // C12
        assertThat(folder.resolve("e.yaml")).hasContent(PLAIN); // C12
        assertThat(shell.out()).isEmpty(); // C50
    }

    @Test
    void standardInputIsEncryptedUnderAName() {
        shell.type(PLAIN);
        assertThat(shell.run("encrypt", "-a", Shell.RECIPIENT, "--filename-override", "x.yaml"))
                .isZero();
        shell.type(shell.out());
        assertThat(shell.run("decrypt", "--filename-override", "x.yaml")).isZero(); // C27
        assertThat(shell.out()).isEqualTo(PLAIN);
    }

    @Test
    void theCreationRuleNamesTheKeys() throws IOException {
        Files.writeString(
                folder.resolve(".sops.yaml"), "creation_rules: [{age: " + Shell.RECIPIENT + "}]\n");
        assertThat(shell.run("encrypt", "p.yaml")).isZero(); // C118
        assertThat(shell.out()).contains("recipient: " + Shell.RECIPIENT); // C118
    }

    @Test
    void theRuleMustMatchEvenWhereItsKeysDoNotCount() throws IOException {
        Files.writeString(folder.resolve(".sops.yaml"), "creation_rules: [{path_regex: none}]\n");
        assertThat(shell.run("encrypt", "-a", Shell.RECIPIENT, "p.yaml")).isEqualTo(1); // C125
        assertThat(shell.err()).contains("no matching creation rules found"); // C120
    }

    @Test
    void aNamedConfigurationIsNotSearchedFor() {
        assertThat(shell.run("--config", "none.yaml", "encrypt", "p.yaml")).isEqualTo(1); // C105
        assertThat(shell.err()).startsWith("could not read config file: "); // C105
    }

    @Test
    void keysOfVariablesCount() {
        shell.set("SOPS_AGE_RECIPIENTS", Shell.RECIPIENT);
        assertThat(shell.run("encrypt", "p.yaml")).isZero(); // C103
    }

    @Test
    void aKeyTypeThatIsNotBuiltIsRefusedByName() {
        assertThat(shell.run("encrypt", "--gcp-kms", "x", "p.yaml")).isEqualTo(1);
        assertThat(shell.err()).contains("gcp_kms", "--gcp-kms").hasLineCount(1);
    }

    @Test
    void onePartIsPrintedAlone() {
        encrypted("e.yaml");
        assertThat(shell.run("decrypt", "--extract", "[\"a\"]", "e.yaml")).isZero();
        assertThat(shell.out()).isEqualTo("one"); // C154
    }

    @Test
    void onePartReplacesTheWholeFile() {
        encrypted("e.yaml");
        assertThat(shell.run("-d", "-i", "--extract", "[\"a\"]", "e.yaml")).isZero(); // C46a
        assertThat(folder.resolve("e.yaml")).hasContent("one"); // C46a
    }

    @Test
    void aChangedFileDecryptsOnlyWhereTheMacIsIgnored() throws IOException {
        encrypted("e.yaml");
        Path file = folder.resolve("e.yaml");
        Files.writeString(file, "c_unencrypted: 1\n" + Files.readString(file));
        assertThat(shell.run("decrypt", "e.yaml")).isEqualTo(51); // C29
        assertThat(shell.out()).isEmpty();
        assertThat(shell.run("decrypt", "--ignore-mac", "e.yaml")).isZero(); // C29
        assertThat(shell.out()).isEqualTo("c_unencrypted: 1\n" + PLAIN);
    }

    @Test
    void onlyTheFirstOperandCounts() {
        encrypted("e.yaml");
        assertThat(shell.run("decrypt", "e.yaml", "x", "-y")).isZero(); // C15
        assertThat(shell.err().lines().toList())
                .hasSize(2)
                .allMatch(
                        line -> line.startsWith("[CMD]\t time=") && line.contains("level=warning"));
        assertThat(shell.err()).contains("\\\"-y\\\", which looks like a flag"); // C15
    }

    @Test
    void bothOldModesDecrypt() {
        encrypted("e.yaml");
        assertThat(shell.run("-e", "-a", Shell.RECIPIENT, "-d", "e.yaml")).isZero(); // C42
        assertThat(shell.out()).isEqualTo(PLAIN); // C42
        assertThat(shell.err()).contains("More than one command"); // C42
    }

    @Test
    void withoutLocalKeysNothingOpens() {
        encrypted("e.yaml");
        assertThat(shell.run("decrypt", "--enable-local-keyservice=false", "e.yaml"))
                .isEqualTo(128); // C29
    }

    @Test
    void aSwitchBeforeTheCommandHasNoEffect() {
        encrypted("e.yaml");
        assertThat(shell.run("-i", "--enable-local-keyservice=false", "decrypt", "e.yaml"))
                .isZero(); // C16
        assertThat(shell.out()).isEqualTo(PLAIN); // C16
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8   | decrypt -i                            | Error: cannot use --in-place when reading from stdin",
                "8   | encrypt -i                            | Error: cannot use --in-place when reading from stdin",
                "8   | encrypt                               | Error: must specify --filename-override when reading from stdin",
                "8   | decrypt -i=1 --output x none          | Error: cannot operate on both --output and --in-place",
                "100 | decrypt none                          | Error: cannot operate on non-existent file",
                "100 | encrypt none                          | Error: cannot operate on non-existent file",
                "112 | decrypt --decryption-order a,a p.yaml | Duplicate decryption key type: a",
                "91  | decrypt --extract [\"x p.yaml         | error parsing --extract path: ",
                "2   | decrypt .                             | Error reading file: read ",
                "1   | decrypt p.yaml                        | sops metadata not found",
                "1   | encrypt p.yaml                        | config file not found, or has no creation rules",
                "1   | encrypt --age x p.yaml                | failed to parse input, unknown recipient type",
                "6   | encrypt --encryption-context a p.yaml | Invalid KMS encryption context format",
                "8   | encrypt --encrypted-regex a --encrypted-suffix b p.yaml | Error: cannot use more than one of",
            })
    void failuresHaveTheStatusAndTheWordsOfSops(int status, String line, String message) {
        assertThat(shell.run(line.split(" "))).isEqualTo(status); // C29, C31
        assertThat(shell.err()).contains(message);
        assertThat(shell.out()).isEmpty(); // C51
    }

    @Test
    void anOutputThatCannotBeOpenedIsNamed() {
        encrypted("e.yaml");
        assertThat(shell.run("decrypt", "--output", "none/x", "e.yaml")).isEqualTo(3); // C29
        assertThat(shell.err())
                .isEqualTo(
                        "Could not open output file for writing: open none/x: no such file or"
                                + " directory\n"); // C29
    }

    @Test
    void aFailureLeavesTheFileAlone() throws IOException {
        encrypted("e.yaml");
        List<String> before = Files.readAllLines(folder.resolve("e.yaml"));
        shell.set("SOPS_AGE_KEY", "");
        assertThat(shell.run("decrypt", "-i", "e.yaml")).isEqualTo(128); // C52
        assertThat(Files.readAllLines(folder.resolve("e.yaml"))).isEqualTo(before); // C52
    }
}
