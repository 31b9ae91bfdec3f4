package io.github.sops4j.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ResultFileTest {
    @TempDir private Path folder;
    private final List<String> notices = new ArrayList<>();

    private void write(Path path, ResultFile.Privacy privacy, String text) throws IOException {
        new ResultFile(path, privacy, notices::add).write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static Object inode(Path path) throws IOException {
        return Files.getAttribute(path, "unix:ino");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void anExistingFileIsReplacedByAnother() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "old");
        Object before = inode(file);
        write(file, ResultFile.Privacy.UMASK, "new");
        assertThat(file).hasContent("new");
        assertThat(inode(file)).isNotEqualTo(before);
        assertThat(notices).isEmpty();
    }

    @Test
    void nothingElseStaysInTheFolder() throws IOException {
        write(folder.resolve("f"), ResultFile.Privacy.OWNER, "text");
        assertThat(names()).containsExactly("f");
    }

    @Test
    void anExistingFileKeepsItsMode() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
        write(file, ResultFile.Privacy.OWNER, "new");
        assertThat(mode(file)).isEqualTo("rwxr-x--x"); // C52, C220
    }

    @Test
    void newPlaintextIsForItsOwnerOnly() throws IOException {
        Path file = folder.resolve("f");
        write(file, ResultFile.Privacy.OWNER, "text");
        assertThat(mode(file)).isEqualTo("rw-------");
    }

    @Test
    void newCiphertextHasTheModeOfAnyNewFile() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "");
        Path file = folder.resolve("f");
        write(file, ResultFile.Privacy.UMASK, "text");
        assertThat(mode(file)).isEqualTo(mode(other)); // C53
    }

    @Test
    void theTargetOfALinkIsReplacedNotTheLink() throws IOException {
        Files.createDirectory(folder.resolve("real"));
        Path target = Files.writeString(folder.resolve("real/f"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real/f"));
        Path linkToLink = Files.createSymbolicLink(folder.resolve("link2"), link);
        write(linkToLink, ResultFile.Privacy.UMASK, "new");
        assertThat(linkToLink).isSymbolicLink(); // C52
        assertThat(target).isRegularFile().hasContent("new"); // C52
    }

    @Test
    void theTargetOfADanglingLinkIsMade() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("f"));
        write(link, ResultFile.Privacy.OWNER, "new");
        assertThat(folder.resolve("f")).hasContent("new"); // C52
    }

    @Test
    void aLinkToItselfCannotBeOpened() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("link"));
        assertThatExceptionOfType(CannotOpenException.class)
                .isThrownBy(() -> write(link, ResultFile.Privacy.OWNER, "new"))
                .withMessage("too many levels of symbolic links");
    }

    @Test
    void aFileWithTwoNamesIsWrittenInPlaceAndTheUserIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "old and longer");
        Path other = Files.createLink(folder.resolve("other"), file);
        write(file, ResultFile.Privacy.UMASK, "new");
        assertThat(other).hasContent("new");
        assertThat(notices).singleElement().asString().contains("2 names (hard links)");
    }

    @Test
    void aDeviceIsWrittenToSilently() throws IOException {
        write(Path.of("/dev/null"), ResultFile.Privacy.OWNER, "text");
        assertThat(notices).isEmpty(); // C52
    }

    @Test
    void aDeviceThatIsFullFailsWhileWriting() {
        Path full = Path.of("/dev/full");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> write(full, ResultFile.Privacy.OWNER, "text"))
                .withMessage("No space left on device")
                .isNotInstanceOf(CannotOpenException.class); // C29
    }

    @Test
    void aFolderCannotBeOpened() {
        assertThatExceptionOfType(CannotOpenException.class)
                .isThrownBy(() -> write(folder, ResultFile.Privacy.OWNER, "text"))
                .withMessage("is a directory"); // C29
    }

    @Test
    void aFileInAFolderThatDoesNotExistCannotBeOpened() {
        assertThatExceptionOfType(CannotOpenException.class)
                .isThrownBy(() -> write(folder.resolve("no/f"), ResultFile.Privacy.OWNER, "text"))
                .withMessage("no such file or directory"); // C29
    }
}
