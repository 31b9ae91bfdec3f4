package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back as it was, and the listed exceptions. */
class RoundTripTest {
    @TempDir private Path folder;
    private Shell shell;

    @BeforeEach
    void aShell() {
        shell = new Shell(folder);
    }

    private String encrypted(byte[] plain) throws IOException {
        Files.write(folder.resolve("p.yaml"), plain);
        assertThat(shell.run("encrypt", "--age", Shell.RECIPIENT, "--output", "e.yaml", "p.yaml"))
                .as(shell.err())
                .isZero();
        return Files.readString(folder.resolve("e.yaml"));
    }

    private String returned(byte[] plain) throws IOException {
        assertThat(encrypted(plain)).contains("ENC[");
        assertThat(shell.run("decrypt", "e.yaml")).as(shell.err()).isZero();
        return shell.out();
    }

    private static byte[] bytes(String text) {
        return text.replace('~', '\n').getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: 'single'~b: \"double\"~c: plain~",
                "# top~~a: x   # behind~~~# below~",
                "a: [x, {b: y}]~",
                "a:~- x~- y~b:~        c: z~",
                "a: yes~b: 22:22~c: on~",
                "a: |~  line~    deeper~  # no comment~b: |+~  kept~~",
                "a: x",
                "? a~: x~",
                "<<: {a: x}~",
                "a: !!str 1~b: !own x~",
                "l:~  # above~  - x # behind~  #~",
                "a: x~...~",
                "a: <<~",
            })
    void theLayoutComesBack(String text) throws IOException {
        assertThat(returned(bytes(text))).isEqualTo(text.replace('~', '\n')); // F31, F81, F158
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: x\r\n# c\r\nb: y\r\n", "\ufeffa: x\n"})
    void lineEndsAndByteOrderMarksComeBack(String text) throws IOException {
        assertThat(returned(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text); // C262
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "l:~  # h~  - # i~    a: x~",
                "l:~  # h~  - a: x # i~",
                "a: {} # x~b: y~",
                "a:~  b: {~   # only comment~   }~  c: 1~",
                "a: [] # x~# own~b: y~",
            })
    void commentsThatSopsLosesComeBack(String text) throws IOException {
        assertThat(returned(bytes(text))).isEqualTo(text.replace('~', '\n')); // F102, F157
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "a: &x one~b: *x~                     ; a: &x one~b: one~",
                "a: >~  one~  two~                    ; a: |~    one two~",
                "a: one~  two~                        ; a: one two~",
                "a: 0x1F~b: 1_000~c: 1.0~d: TRUE~     ; a: 31~b: 1000~c: 1~d: true~",
                "a: 2001-12-14~                       ; a: 2001-12-14T00:00:00Z~",
                "a: !!int \"1\"~b: !!float 2.5~       ; a: 1~b: 2.5~",
                "a: ! x~                              ; a: x~",
                "a: \"\\x41\\u0042\"~                 ; a: \"AB\"~",
            })
    void theListedExceptionsComeBackInCanonicalForm(String text, String other) throws IOException {
        assertThat(returned(bytes(text))).isEqualTo(other.replace('~', '\n')); // F12, F25, F158
    }

    @Test
    void blankLinesInABlockLoseTheirSpaces() throws IOException {
        assertThat(returned(bytes("a: |~  one~ ~  two~")))
                .isEqualTo("a: |\n  one\n\n  two\n"); // F158
    }

    @Test
    void otherEncodingsBecomeUtf8() throws IOException {
        byte[] utf16 = "\ufeffa: ä\n".getBytes(StandardCharsets.UTF_16LE);
        assertThat(returned(utf16)).endsWith("a: ä\n"); // F79
    }

    @Test
    void clearValuesKeepEverySpelling() throws IOException {
        String clear = "x_unencrypted: [0x1F, 1.0, -0.0, 2001-12-14, &a one, *a]\n";
        assertThat(returned(bytes(clear + "a: x~"))).isEqualTo(clear + "a: x\n"); // F12, F57
    }

    @Test
    void anEncryptedCommentOfAListStaysACommentLine() throws IOException {
        assertThat(encrypted(bytes("l:~  # c~  - x~")))
                .containsPattern("l:\n  #ENC\\[.*,type:comment\\]\n  - ENC\\[") // F30
                .doesNotContain("- #", "# c");
    }

    @Test
    void listCommentsDoNotEndTheActiveComments() throws IOException {
        Files.writeString(
                folder.resolve(".sops.yaml"),
                "creation_rules: [{encrypted_comment_regex: mark, age: "
                        + Shell.RECIPIENT
                        + "}]\n");
        String text = "l:\n  # mark\n  # secret\n  - x\n";
        Files.writeString(folder.resolve("p.yaml"), text);
        assertThat(shell.run("encrypt", "-i", "p.yaml")).as(shell.err()).isZero();
        assertThat(folder.resolve("p.yaml")).content().contains("# mark").doesNotContain("secret");
        assertThat(shell.run("decrypt", "p.yaml")).as(shell.err()).isZero(); // F49
        assertThat(shell.out()).isEqualTo(text); // F49
    }

    @Test
    void aMacMismatchShowsNoHash() throws IOException {
        String text = encrypted(bytes("a: x~b_unencrypted: y~"));
        Files.writeString(
                folder.resolve("e.yaml"), text.replace("unencrypted: y", "unencrypted: z"));
        assertThat(shell.run("decrypt", "e.yaml")).isEqualTo(51); // F56
        assertThat(shell.err())
                .startsWith("MAC mismatch")
                .doesNotContainPattern("[0-9A-F]{32}"); // F56
    }

    @ParameterizedTest
    @ValueSource(strings = {"int", "float", "bool", "timestamp", "null", "binary"})
    void aValueThatDoesNotFitItsTagIsRefusedInEveryDocument(String tag) throws IOException {
        Files.writeString(folder.resolve("p.yaml"), "a: 1\n---\nb: !!" + tag + " secret?\n");
        assertThat(shell.run("encrypt", "--age", Shell.RECIPIENT, "p.yaml")).isEqualTo(2); // F80
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void anEncryptedCommentInThePlaceOfAValueIsRefused() throws IOException {
        String list = encrypted(bytes("# secret~a: x~"));
        String comment = list.substring(1, list.indexOf('\n'));
        Files.writeString(folder.resolve("e.yaml"), list.replace("a: ", "b: " + comment + "\na: "));
        assertThat(shell.run("decrypt", "--ignore-mac", "e.yaml")).isEqualTo(25); // F155
        assertThat(shell.out()).isEmpty();
    }
}
