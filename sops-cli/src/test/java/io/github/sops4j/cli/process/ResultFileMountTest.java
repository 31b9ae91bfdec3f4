package io.github.sops4j.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.sops4j.file.CannotOpenException;
import io.github.sops4j.file.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** File systems that are full, mounted over or read-only; they need a user who may mount. */
@Tag("interop")
class ResultFileMountTest {
    @TempDir private Path folder;
    private final List<String> notices = new ArrayList<>();
    private final Mounts mounts = new Mounts();

    @BeforeEach
    void aUserWhoMayMount() throws IOException, InterruptedException {
        mounts.smallDisk(folder.resolve("probe"));
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        mounts.unmount();
    }

    private void write(Path path, byte[] content) throws IOException {
        new ResultFile(path, ResultFile.Privacy.OWNER, notices::add).write(content);
    }

    @Test
    void aFullDiskLeavesTheOldFile() throws IOException {
        Path disk = folder.resolve("probe");
        Path file = Files.writeString(disk.resolve("f"), "old");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> write(file, new byte[100_000]))
                .withMessage("No space left on device")
                .isNotInstanceOf(CannotOpenException.class); // C29
        assertThat(file).hasContent("old");
        try (Stream<Path> left = Files.list(disk)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aMountedFileIsWrittenInPlaceAndTheUserIsTold() throws Exception {
        Path source = Files.writeString(folder.resolve("source"), "old and longer");
        Path file = Files.writeString(folder.resolve("f"), "");
        assertThat(mounts.mount(file, "--bind", source.toString())).isTrue();
        write(file, new byte[] {'n'});
        assertThat(source).hasContent("n");
        assertThat(notices).singleElement().asString().contains("cannot be replaced");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("probe", "source", "f");
    }

    @Test
    void aMountedFileInAReadOnlyFolderIsWrittenInPlace() throws Exception {
        Path source = Files.writeString(folder.resolve("source"), "old");
        Path disk = folder.resolve("probe");
        Path file = Files.writeString(disk.resolve("f"), "");
        assertThat(Mounts.run("mount", "-o", "remount,ro", disk.toString())).isTrue();
        assertThat(mounts.mount(file, "--bind", source.toString())).isTrue();
        write(file, new byte[] {'n'});
        assertThat(source).hasContent("n");
        assertThat(notices).singleElement().asString().contains("read-only file system");
    }

    @Test
    void aNewFileInAReadOnlyFolderCannotBeOpened() throws Exception {
        Path disk = folder.resolve("probe");
        assertThat(Mounts.run("mount", "-o", "remount,ro", disk.toString())).isTrue();
        assertThatExceptionOfType(CannotOpenException.class)
                .isThrownBy(() -> write(disk.resolve("f"), new byte[1]))
                .withMessage("read-only file system");
    }
}
