package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a script sees of bad input: an exit code, one line, and no file that changed. */
class BadInputTest {
    @TempDir private Path folder;
    private Shell shell;
    private String encrypted;

    @BeforeEach
    void anEncryptedFile() throws IOException {
        shell = new Shell(folder);
        Path plain = folder.resolve("p.yaml");
        Files.writeString(plain, "a: hidden one\nb: hidden two\nc_unencrypted: hidden three\n");
        assertThat(shell.run("encrypt", "--age", Shell.RECIPIENT, "p.yaml")).isZero();
        encrypted = shell.out();
        Files.delete(plain);
    }

    private void assertFails(int code, String... words) throws IOException {
        long before = files();
        assertThat(shell.run(words)).as(shell.err()).isEqualTo(code);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err().strip()).isNotEmpty().doesNotContain("hidden", "Exception", "\tat ");
        assertThat(files()).isEqualTo(before);
    }

    private long files() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.count();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "data:., data:-, 25",
        "b: ENC, x: ENC, 25",
        "hidden three, other, 51",
        "mac: .*, mac: '', 51",
        "mac: .*, x: y, 51",
        "recipient: age.*, recipient: [], 1",
        "-> X25519|-----BEGIN AGE, x, 128",
        "(?s)version:.*, '', 1",
        "(?s)age:.*, '', 1",
        "c_unencrypted:, 'c: [', 1",
    })
    void aFileThatWasChangedIsLeftAlone(String pattern, String replacement, int code)
            throws IOException { // C47
        String changed = encrypted.replaceFirst(pattern, replacement);
        Path file = Files.writeString(folder.resolve("e.yaml"), changed);
        Path other = Files.writeString(folder.resolve("o.yaml"), "old");

        assertThat(changed).isNotEqualTo(encrypted);
        assertFails(code, "decrypt", "e.yaml");
        assertFails(code, "decrypt", "-i", "e.yaml");
        assertFails(code, "decrypt", "--output", "o.yaml", "e.yaml");
        assertFails(code, "decrypt", "--output", "new.yaml", "e.yaml");
        assertThat(file).hasContent(changed);
        assertThat(other).hasContent("old");
    }

    @ParameterizedTest
    @CsvSource({
        "p.json, '{\"a\": \"hidden\"}'",
        "p.env, A=hidden",
        "p.ini, a = hidden",
        "p.bin, hidden",
    })
    void aFileOfAnyFormatThatWasChangedIsLeftAlone(String name, String plain)
            throws IOException { // C47
        Path file = Files.writeString(folder.resolve(name), plain);
        assertThat(shell.run("encrypt", "-i", "--age", Shell.RECIPIENT, name)).isZero();
        String sealed = Files.readString(file);

        Files.writeString(file, sealed.replaceFirst("data:.", "data:-"));
        assertFails(25, "decrypt", "-i", name);
        assertThat(file).hasContent(sealed.replaceFirst("data:.", "data:-"));

        String half = sealed.substring(0, sealed.indexOf("version"));
        Files.writeString(file, half);
        assertFails(1, "decrypt", "-i", name);
        assertThat(file).hasContent(half);
    }

    @Test
    void aFolderIsNoFile() throws IOException { // C47
        Files.createDirectory(folder.resolve("d.yaml"));

        assertFails(2, "decrypt", "d.yaml");
        assertThat(shell.err()).contains("is a directory").hasLineCount(1);
    }

    /** Permissions do not stop an administrator; memory that is not mapped stops everybody. */
    @Test
    void anUnreadableFileIsNamed() throws IOException { // C47
        assertFails(
                2, "decrypt", "--input-type", "yaml", "--output-type", "yaml", "/proc/self/mem");
        assertThat(shell.err()).startsWith("Error reading file: ").hasLineCount(1);
    }

    @Test
    void aFullDiskIsReported() throws IOException { // C52
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no device is always full here");
        Files.writeString(folder.resolve("e.yaml"), encrypted);

        assertFails(1, "decrypt", "--output", full.toString(), "e.yaml");
        assertThat(shell.err()).contains("no space left on device").hasLineCount(1);
    }
}
