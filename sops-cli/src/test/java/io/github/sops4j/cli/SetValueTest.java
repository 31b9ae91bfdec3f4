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

class SetValueTest {
    private static final String PLAIN =
            """
            # why
            a:   one  # inline
            list:
              # first
              - x
              - y: 1

            m: {b: 2}
            n: 5
            """;

    @TempDir private Path folder;
    private Shell shell;
    private Path file;

    @BeforeEach
    void anEncryptedFile() throws IOException {
        shell = new Shell(folder);
        file = shell.encrypted(PLAIN);
    }

    private String set(String index, String value) {
        assertThat(shell.run("set", "e.yaml", index, value)).as(shell.err()).isZero();
        assertThat(shell.out()).isEmpty(); // C50
        return decrypted();
    }

    private String unset(String index) {
        assertThat(shell.run("unset", "e.yaml", index)).as(shell.err()).isZero();
        return decrypted();
    }

    private String decrypted() {
        assertThat(shell.run("decrypt", "e.yaml")).as(shell.err()).isZero();
        return shell.out();
    }

    @Test
    void aValueThatIsThereIsReplacedOnItsLine() throws IOException {
        List<String> before = Files.readAllLines(file);
        assertThat(set("[\"a\"]", "\"two\"")).isEqualTo(PLAIN.replace("one", "two")); // C158
        assertThat(shell.changedLines(before))
                .hasSize(1)
                .allMatch(line -> line.startsWith("a:   ENC["));
        assertThat(Files.readAllLines(file)).hasSameSizeAs(before); // C160
    }

    @Test
    void whatIsMissingIsAddedAtTheEndOfItsMap() throws IOException {
        List<String> before = Files.readAllLines(file);
        assertThat(set("[\"new\"][\"k\"]", "true"))
                .isEqualTo(PLAIN + "new:\n    k: true\n"); // C158
        assertThat(shell.changedLines(before)).hasSize(2);
    }

    @Test
    void aPositionBehindTheEndOfAListIsItsEnd() {
        assertThat(set("[\"list\"][9]", "\"z\""))
                .isEqualTo(PLAIN.replace("- y: 1\n", "- y: 1\n  - z\n")); // C158
    }

    @Test
    void commentsOfAListHaveNoPosition() {
        assertThat(set("[\"list\"][0]", "\"z\"")).isEqualTo(PLAIN.replace("- x", "- z")); // C158
        assertThat(unset("[\"list\"][0]")).isEqualTo(PLAIN.replace("  - x\n", "")); // C161
    }

    @Test
    void aScalarOnTheWayIsReplaced() {
        assertThat(set("[\"n\"][\"k\"]", "null"))
                .isEqualTo(PLAIN.replace("n: 5", "n:\n    k: null")); // C158
    }

    @Test
    void aWholeNumberStaysOne() {
        assertThat(set("[\"n\"]", "9007199254740993"))
                .isEqualTo(PLAIN.replace("n: 5", "n: 9007199254740993")); // C156
        assertThat(file).content().containsPattern("n: ENC\\[[^]]*type:int\\]"); // C156
    }

    @Test
    void nothingIsWrittenWhenTheValueIsThereAlready() throws IOException {
        String before = Files.readString(file);
        assertThat(shell.run("set", "--idempotent", "e.yaml", "[\"n\"]", "5")).isZero();
        assertThat(file).content().isEqualTo(before); // C159
        assertThat(shell.run("set", "e.yaml", "[\"n\"]", "5")).isZero();
        assertThat(file).content().isNotEqualTo(before); // C160
    }

    @Test
    void theValueMayComeFromAFileOrStandardInput() throws IOException {
        Files.writeString(folder.resolve("v"), " {\"q\": [1, \"s\"]}\n");
        assertThat(shell.run("set", "--value-file", "e.yaml", "[\"m\"]", "v")).isZero();
        assertThat(decrypted()).contains("m:\n    q:\n        - 1\n        - s\n"); // C157
        shell.type("\"typed\"\n");
        assertThat(shell.run("set", "--value-stdin", "e.yaml", "[\"a\"]")).isZero();
        assertThat(decrypted()).contains("a:   typed  # inline\n"); // C157
    }

    @Test
    void theOldStyleSplitsIndexAndValue() {
        assertThat(shell.run("--set", "[\"m\"][\"b\"] \"v\"", "e.yaml")).isZero(); // C45
        assertThat(decrypted()).contains("m: {b: v}");
        assertThat(shell.run("--set", "[\"m\"]\"v\"", "e.yaml")).isEqualTo(7); // C45
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "", "[]", "[\"]", "[\"m\"][0]", "[\"list\"][\"k\"]", "[\"list\"][-1]"})
    void anIndexThatDoesNotFitIsRefused(String index) throws IOException {
        String before = Files.readString(file);
        assertThat(shell.run("set", "e.yaml", index, "1")).isEqualTo(7); // C37, C151, C158
        assertThat(shell.err()).startsWith("Invalid set index format").hasLineCount(1);
        assertThat(file).content().isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1 2", "{\"a\": 1", "[1]", "'a'"})
    void aValueThatIsNoJsonIsRefused(String value) throws IOException {
        String before = Files.readString(file);
        assertThat(shell.run("set", "e.yaml", "[\"a\"]", value)).isEqualTo(7); // C156
        assertThat(shell.err()).hasLineCount(1);
        assertThat(file).content().isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"sops\"]", "[\"sops\"][\"mac\"]"})
    void theMetadataAreNoValues(String index) {
        assertThat(shell.run("set", "e.yaml", index, "1")).isEqualTo(203); // C158
        assertThat(shell.err()).startsWith("The file you have provided contains a top-level entry");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"x\"]           | Key not found: x",
                "[\"x\"][\"y\"]    | Key not found: x",
                "[\"list\"][7]     | Index 7 out of bounds",
                "[\"n\"][\"k\"]    | Unsupported type: int for item 'k'",
                "[\"m\"][0]        | Key not found: 0",
                "[\"sops\"]        | Key not found: sops"
            })
    void whatIsNotThereCannotBeUnset(String index, String message) throws IOException {
        String before = Files.readString(file);
        assertThat(shell.run("unset", "e.yaml", index)).isEqualTo(1); // C161
        assertThat(shell.err()).startsWith(message); // C161
        assertThat(file).content().isEqualTo(before);
    }

    @Test
    void unsettingWhatIsNotThereMayBeFine() throws IOException {
        String before = Files.readString(file);
        assertThat(shell.run("unset", "--idempotent", "e.yaml", "[\"x\"]")).isZero(); // C161
        assertThat(file).content().isEqualTo(before);
    }

    @Test
    void theLastKeyLeavesAnEmptyMap() {
        assertThat(unset("[\"m\"][\"b\"]")).isEqualTo(PLAIN.replace("{b: 2}", "{}")); // C161
        assertThat(unset("[\"list\"][1][\"y\"]")).contains("- {}\n"); // C161
    }

    @Test
    void aFileWithAWrongMacIsLeftAlone() throws IOException {
        String damaged = Files.readString(file).replace("m: {", "extra: null\nm_unencrypted: {");
        Files.writeString(file, damaged);
        assertThat(shell.run("set", "e.yaml", "[\"a\"]", "1")).isIn(25, 51); // C162
        assertThat(file).content().isEqualTo(damaged);
    }

    @ParameterizedTest
    @CsvSource({"set e.yaml x, 100", "set, 100", "unset e.yaml, 100", "set none.yaml [\"a\"] 1, 2"})
    void operandsAreCounted(String line, int status) {
        assertThat(shell.run(line.split(" "))).isEqualTo(status); // C37, C38
    }

    private String encrypted(String name, String plain, String... flags) throws IOException {
        Files.writeString(folder.resolve(name), plain);
        String[] line = new String[flags.length + 5];
        System.arraycopy(flags, 0, line, 0, flags.length);
        String[] rest = {"-e", "-i", "--age", Shell.RECIPIENT, name};
        System.arraycopy(rest, 0, line, flags.length, rest.length);
        assertThat(shell.run(line)).as(shell.err()).isZero();
        return name;
    }

    private String after(String... line) {
        assertThat(shell.run(line)).as(shell.err()).isZero();
        String name = line[1];
        assertThat(shell.run("decrypt", name)).as(shell.err()).isZero();
        return shell.out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: 1\n# ENCME\n", "# ENCME\na: 1\n"})
    void aCommentChoosesWhatIsAddedBehindIt(String plain) throws IOException {
        String name = encrypted("c.yaml", plain, "--encrypted-comment-regex", "ENCME");
        String decrypted = after("set", name, "[\"n\"]", "\"sec\"");
        assertThat(decrypted).isEqualTo(plain + "\"n\": sec\n"); // C158
        boolean chosen = plain.endsWith("ENCME\n");
        assertThat(Files.readString(folder.resolve(name)).contains("sec")).isNotEqualTo(chosen);
    }

    @Test
    void aClearBlockAtTheEndKeepsItsLineBreak() throws IOException {
        String name = encrypted("m.yaml", "a: 1\nb_unencrypted: x");
        assertThat(after("set", name, "[\"b_unencrypted\"]", "\"p\\nq\\n\""))
                .isEqualTo("a: 1\nb_unencrypted: |\n    p\n    q\n"); // C158
    }

    @Test
    void aCommentThatComesToStandInAContainerStaysReadable() throws IOException {
        String name = encrypted("s.yaml", "c:\n-\n  # secret note\n\n  - {}\n  - z\n");
        assertThat(after("set", name, "[\"c\"][0][0]", "true")).contains("# secret note"); // C158
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void commentsThatNothingPartsAnyMoreStayReadable() throws IOException {
        String plain = "[a]\n; secret one\nk=1\n; secret two\n[b]\nd=1\n";
        String name = encrypted("k.ini", plain);
        assertThat(after("unset", name, "[\"a\"][\"k\"]"))
                .contains("secret one", "secret two")
                .doesNotContain("ENC["); // C161
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "b: |- # ENCME\n    x\n    y\nc: 1\n",
                "b: # ENCME\n    x: 1\nc: 1\n",
                "b: 7 # ENCME\nc: 1\n",
                "b: 'x\n  y' # ENCME\nc: 1\n"
            })
    void aCommentThatChoosesAValueChoosesTheNextOne(String plain) throws IOException {
        String name = encrypted("d.yaml", plain, "--encrypted-comment-regex", "ENCME");
        assertThat(after("set", name, "[\"b\"]", "\"l1\\nl2\"")).contains("ENCME"); // C158
        assertThat(after("set", name, "[\"b\"]", "123")).contains("b: 123", "ENCME"); // C158
        assertThat(Files.readString(folder.resolve(name))).doesNotContain("123");
    }
}
