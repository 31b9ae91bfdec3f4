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
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code .sops.yaml} does to a command line. */
class ConfigurationTest {
    private static final String KEY = "age: " + Shell.RECIPIENT;
    private static final String OTHER_KEY =
            "age1k62d0nvlw2smgn07kxf3h6e7nx25x03zw3arv238w7p0ek9legxqt5na9u";

    @TempDir private Path folder;
    private Shell shell;

    @BeforeEach
    void aFile() throws IOException {
        shell = new Shell(folder);
        Files.writeString(folder.resolve("p.yaml"), "a:\n - x\n");
    }

    private void rules(String yaml) throws IOException {
        Files.writeString(folder.resolve(".sops.yaml"), yaml);
    }

    @ParameterizedTest
    @ValueSource(strings = {"decrypt p.yaml", "encrypt p.yaml", "-e p.yaml", "-d p.yaml"})
    void aFileThatIsNotYamlStopsEveryCommand(String line) throws IOException {
        rules("creation_rules: [");
        assertThat(shell.run(line.split(" "))).isEqualTo(1); // C109
        assertThat(shell.err()).startsWith("error loading config: "); // C109
    }

    @Test
    void unknownKeysAreIgnored() throws IOException {
        rules("other: 1\ncreation_rules: [{" + KEY + ", unknown: [x]}]\n");
        assertThat(shell.run("encrypt", "p.yaml")).as(shell.err()).isZero(); // C109, C110
    }

    @Test
    void withoutOneTheFlagsAreEnough() {
        assertThat(shell.run("encrypt", "--age", Shell.RECIPIENT, "p.yaml")).isZero(); // C108
    }

    @Test
    void theOtherSpellingIsNamedInAWarning() throws IOException {
        Files.writeString(folder.resolve(".sops.yml"), "creation_rules: [{" + KEY + "}]\n");
        assertThat(shell.run("encrypt", "p.yaml")).isEqualTo(1); // C107
        assertThat(shell.err())
                .contains("level=warning", "must be called \\\".sops.yaml\\\""); // C107
    }

    @Test
    void aFolderOfThatNameCountsAndCannotBeRead() throws IOException {
        Files.createDirectory(folder.resolve(".sops.yaml"));
        assertThat(shell.run("encrypt", "p.yaml")).isEqualTo(1); // C105, C106
        assertThat(shell.err())
                .isEqualTo(
                        "could not read config file: read .sops.yaml: is a directory\n"); // C105,
        // C106
    }

    @Test
    void anUnreadableFileIsNamedAsItWasWritten() {
        assertThat(shell.run("--config", "none.yaml", "encrypt", "p.yaml")).isEqualTo(1); // C105
        assertThat(shell.err())
                .isEqualTo(
                        "could not read config file: open none.yaml: no such file or"
                                + " directory\n"); // C105
    }

    @Test
    void keysOfHuaweiAreAListInEveryRuleAndForEveryCommand() throws IOException {
        rules("creation_rules: [{" + KEY + "}, {hckms: 'a:b'}]\n");
        for (String command : List.of("encrypt", "decrypt", "filestatus")) {
            assertThat(shell.run(command, "p.yaml")).as(command).isEqualTo(1); // C109, C111
            assertThat(shell.err())
                    .contains("Could not unmarshal config file: hckms must be a list"); // C111
        }
    }

    @Test
    void anExpressionThatDoesNotCompileIsNamedWhenItIsReached() throws IOException {
        rules("creation_rules: [{path_regex: '(', " + KEY + "}]\n");
        assertThat(shell.run("encrypt", "p.yaml")).isEqualTo(1); // C119
        assertThat(shell.err()).contains("can not compile regexp"); // C119
        rules("creation_rules: [{path_regex: p, " + KEY + "}, {path_regex: '('}]\n");
        assertThat(shell.run("encrypt", "p.yaml")).as(shell.err()).isZero(); // C119
    }

    @Test
    void keysOfFlagsTakeThePlaceOfThoseOfTheRule() throws IOException {
        rules("creation_rules: [{age: " + OTHER_KEY + "}]\n");
        assertThat(shell.run("encrypt", "--age", Shell.RECIPIENT, "p.yaml")).isZero(); // C122
        assertThat(shell.out()).contains(Shell.RECIPIENT).doesNotContain(OTHER_KEY); // C122
    }

    @Test
    void aSelectorOfAnotherKindIsAConflict() throws IOException {
        rules("creation_rules: [{encrypted_regex: a, " + KEY + "}]\n");
        assertThat(shell.run("encrypt", "--encrypted-regex", "b", "p.yaml")).isZero(); // C123
        assertThat(shell.out()).contains("encrypted_regex: b"); // C123, F41
        assertThat(shell.run("encrypt", "--encrypted-suffix", "b", "p.yaml")).isEqualTo(8); // C123
    }

    @Test
    void theThresholdOfAFlagWins() throws IOException {
        String group = "{" + KEY.replace(": ", ": [") + "]}";
        rules(
                "creation_rules: [{shamir_threshold: 2, key_groups: ["
                        + group
                        + ","
                        + group
                        + "]}]\n");
        assertThat(shell.run("encrypt", "p.yaml")).as(shell.err()).isZero();
        assertThat(shell.out()).contains("shamir_threshold: 2"); // C113, C124
        rules("creation_rules: [{mac_only_encrypted: true, " + KEY + "}]\n");
        assertThat(shell.run("encrypt", "p.yaml")).isZero();
        assertThat(shell.out()).contains("mac_only_encrypted: true"); // C124
    }

    @Test
    void mergedGroupsComeFirst() throws IOException {
        rules(
                "creation_rules: [{key_groups: [{merge: [{age: ["
                        + OTHER_KEY
                        + "]}], age: ["
                        + Shell.RECIPIENT
                        + ", "
                        + OTHER_KEY
                        + "]}]}]\n");
        assertThat(shell.run("encrypt", "p.yaml")).as(shell.err()).isZero();
        assertThat(shell.out()).containsSubsequence(OTHER_KEY, Shell.RECIPIENT); // C114
        assertThat(shell.out()).containsOnlyOnce(OTHER_KEY); // C114
    }

    @ParameterizedTest
    @CsvSource({"encrypted_regex", "unencrypted_regex", "encrypted_comment_regex"})
    void anInvalidSelectorIsRefused(String selector) throws IOException {
        rules("creation_rules: [{" + selector + ": '(', " + KEY + "}]\n");
        assertThat(shell.run("encrypt", "p.yaml")).isEqualTo(8); // C127, C223, F37
        assertThat(shell.out()).isEmpty(); // C127, C223, F37
    }

    @Test
    void theOldStyleNeedsARuleThatMatches() throws IOException {
        rules("creation_rules: [{path_regex: none}]\n");
        assertThat(shell.run("-e", "--age", Shell.RECIPIENT, "p.yaml")).isEqualTo(1); // C44
        assertThat(shell.err()).contains("no matching creation rules found"); // C44, C120
    }

    @Test
    void anIndentationIsForFilesWithoutLayout() throws IOException {
        assertThat(shell.run("encrypt", "--age", Shell.RECIPIENT, "--output", "e.yaml", "p.yaml"))
                .isZero();
        Files.writeString(folder.resolve("q.yaml"), "m:\n  a:\n    b: x\n");
        assertThat(shell.run("encrypt", "--age", Shell.RECIPIENT, "-i", "q.yaml")).isZero();
        assertThat(shell.run("--indent", "6", "decrypt", "--extract", "[\"m\"]", "q.yaml"))
                .isZero();
        assertThat(shell.out()).isEqualTo("a:\n      b: x\n"); // C117
    }

    @Test
    void aKeyGroupNamesAwsKeysByMaps() throws IOException {
        rules(
                """
                creation_rules:
                  - key_groups:
                      - kms:
                          - arn: x
                            role: r
                            aws_profile: p
                            context: {b: 1.50, a: yes}
                """);
        assertThat(shell.run("encrypt", "p.yaml")).isEqualTo(1); // C113
        assertThat(shell.err())
                .contains("\"x+r|a:yes,b:1.50|p\": no valid ARN found in 'x'"); // C113, K4
    }

    @Test
    void aNullInAContextIsRefused() throws IOException {
        rules("creation_rules: [{key_groups: [{kms: [{arn: x, context: {a: ~}}]}]}]\n");
        assertThat(shell.run("encrypt", "p.yaml")).isEqualTo(1); // C113, K38
        assertThat(shell.err()).contains("context has a null for 'a'").hasLineCount(1); // K38
    }

    @ParameterizedTest
    @ValueSource(strings = {"'x, y'", "[x, y]"})
    void theProfileOfARuleIsThatOfItsPlainList(String list) throws IOException {
        rules("creation_rules: [{aws_profile: p, kms: " + list + "}]\n");
        assertThat(shell.run("encrypt", "p.yaml")).isEqualTo(1); // C111
        assertThat(shell.err()).contains("\"x||p\"", "\"y||p\""); // C111
    }

    @Test
    void theContextOfTheLineCountsForKeysOfARule() throws IOException {
        rules("creation_rules: [{kms: x}]\n");
        for (String[] line : new String[][] {{"encrypt"}, {"-e"}}) {
            shell.run(line[0], "--encryption-context", "a:b", "p.yaml");
            assertThat(shell.err()).contains("\"x|a:b\""); // C126, C229
        }
    }
}
