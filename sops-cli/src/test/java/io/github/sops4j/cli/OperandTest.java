package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of files and parts of files. */
class OperandTest {
    @TempDir private Path folder;
    private Shell shell;

    @BeforeEach
    void anEncryptedFile() throws IOException {
        shell = new Shell(folder);
        Files.writeString(
                folder.resolve("p.yaml"), "a: x\nm:\n  k: v\n  c: 2\nl: [p, q]\n---\nb: y\n");
        assertThat(shell.run("encrypt", "--age", Shell.RECIPIENT, "--output", "e.yaml", "p.yaml"))
                .as(shell.err())
                .isZero();
    }

    @Test
    void namesAreMadeAbsolute() {
        assertThat(shell.run("decrypt", "none.yaml")).isEqualTo(100);
        assertThat(shell.err()).contains(folder.resolve("none.yaml").toString()); // C28
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.YAML", "x.yaml.enc", "x"})
    void otherNamesAreNotYaml(String name) throws IOException {
        Files.copy(folder.resolve("e.yaml"), folder.resolve(name));
        assertThat(shell.run("decrypt", name)).isEqualTo(1); // C26, C26a, F142
        assertThat(shell.run("decrypt", "--input-type", "yaml", "--output-type", "yaml", name))
                .isZero(); // C26a, F142
    }

    @Test
    void anotherNameChoosesTheFormat() throws IOException {
        Files.copy(folder.resolve("e.yaml"), folder.resolve("x"));
        assertThat(shell.run("decrypt", "--filename-override", "y.yaml", "x"))
                .isZero(); // C27, F143
    }

    @Test
    void propertiesAreBinaryUnlessAnOptionNamesThem() throws IOException {
        String plain = "# c\nurl = a\\\n  b\n";
        Files.writeString(folder.resolve("p.properties"), plain);
        String[] binary = {"encrypt", "--age", Shell.RECIPIENT, "--output", "b.properties"};
        assertThat(shell.run(with(binary, "p.properties"))).isZero();
        String[] ours = {"encrypt", "--age", Shell.RECIPIENT, "--output", "o.properties"};
        String type = "--input-type=properties";
        assertThat(shell.run(with(ours, type, "--output-type=properties", "p.properties")))
                .isZero();

        assertThat(folder.resolve("b.properties")).content().startsWith("{\n\t\"data\": "); // C26a
        assertThat(folder.resolve("o.properties")).content().contains("\nurl = ENC["); // P7
        for (String name : new String[] {"b.properties", "o.properties"}) {
            assertThat(shell.run("decrypt", name)).isZero();
            assertThat(shell.out()).isEqualTo(plain);
        }
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void theNameOfTheOutputChoosesNothing() {
        assertThat(shell.run("decrypt", "--output", "o.json", "e.yaml")).isZero(); // F161
        assertThat(folder.resolve("o.json")).content().startsWith("a: x\n"); // F161
    }

    @ParameterizedTest
    @CsvSource({"-e,100", "-d,100"})
    void theOldStyleMissesFilesToo(String mode, int status) {
        assertThat(shell.run(mode, "none.yaml")).isEqualTo(status); // C43
    }

    @Test
    void theOldStyleDoesNotReadStandardInput() {
        shell.type("a: x\n");
        assertThat(shell.run("-d", "--input-type", "yaml")).isEqualTo(100); // C20, C46
    }

    @Test
    void anEmptyIndexExtractsNothing() {
        assertThat(shell.run("decrypt", "--extract", "", "e.yaml")).isZero(); // C152
        assertThat(shell.out()).startsWith("a: x\n"); // C152
    }

    @Test
    void anExtractedMapIsPrintedAlone() {
        assertThat(shell.run("decrypt", "--extract", "[\"m\"]", "e.yaml")).isZero();
        assertThat(shell.out()).isEqualTo("k: v\nc: 2\n"); // C154, C232
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "[],91",
                "[\"],91",
                "x,91",
                "[\"a\"][\"b\"],1",
                "[\"l\"][\"b\"],1",
                "[\"l\"][-1],1",
                "[\"l\"][7],1",
                "[\"m\"][0],1",
                "[\"none\"],1",
            })
    void whatLeadsNowhereIsAnErrorInOneLine(String index, int status) {
        assertThat(shell.run("decrypt", "--extract", index, "e.yaml"))
                .isEqualTo(status); // C151, C153, C224, C233
        assertThat(shell.err()).hasLineCount(1); // C151, C153, C224
        assertThat(shell.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"[\"l\"],dotenv", "[\"l\"],binary"})
    void aPartThatAFormatCannotHoldIsRefused(String index, String type) {
        assertThat(shell.run("decrypt", "--extract", index, "--output-type", type, "e.yaml"))
                .isEqualTo(4); // C154
        assertThat(shell.err()).startsWith("Error dumping tree: "); // C154
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": \"b\", \"c\":", "{\"a\": \"b\"}\n{\"c\": \"d\"}\n"})
    void jsonOfWhichAPartWouldBeLostIsNotEncrypted(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("p.json"), json);
        assertThat(shell.run("encrypt", "--age", Shell.RECIPIENT, "-i", "p.json"))
                .isEqualTo(2); // F105, F106
        assertThat(shell.err()).startsWith("Error unmarshalling file: ").hasLineCount(1); // F106
        assertThat(file).hasContent(json); // F105, F106
    }

    @Test
    void whoAsksIsToldHowAFileWasOpened() {
        assertThat(shell.run("--verbose", "-d", "e.yaml")).isZero(); // C56
        assertThat(shell.err())
                .containsSubsequence(
                        "[AGE]",
                        "level=info msg=\"Decryption succeeded\"",
                        "[SOPS]",
                        "level=info msg=\"Data key recovered successfully\"",
                        "[SOPS]",
                        "level=debug msg=\"Decrypting tree\""); // C56
        assertThat(shell.run("--verbose", "decrypt", "e.yaml")).isZero(); // C16, C56
        assertThat(shell.err()).isEmpty(); // C16, C56
    }

    @ParameterizedTest
    @CsvSource({
        "--encrypted-regex, encrypted regex, produces one key that should always be encrypted",
        "--unencrypted-suffix, unencrypted suffix, produces one key that should always be encrypted",
        "--encrypted-comment-regex, encrypted comment regex, never produces comments"
    })
    void selectorsAreIgnoredForBytes(String flag, String named, String why) throws IOException {
        Files.writeString(folder.resolve("p.bin"), "x");
        assertThat(shell.run("--age", Shell.RECIPIENT, flag, "x", "-e", "p.bin")).isZero(); // C34
        assertThat(shell.err())
                .contains(
                        "Using an "
                                + named
                                + " does not make sense with the input store (the binary store "
                                + why
                                + ") and will be ignored."); // C34
    }

    @Test
    void encryptingTwiceFailsAndLeavesTheFile() throws IOException {
        String before = Files.readString(folder.resolve("e.yaml"));
        assertThat(shell.run("encrypt", "--age", Shell.RECIPIENT, "-i", "e.yaml"))
                .isEqualTo(203); // C35, C259, F16
        assertThat(shell.err()).endsWith("for example: `sops edit my_file.yaml`\n"); // C35
        assertThat(folder.resolve("e.yaml")).hasContent(before); // C259, C270
    }
}
