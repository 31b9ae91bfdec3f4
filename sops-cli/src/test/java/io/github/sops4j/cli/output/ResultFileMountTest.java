package io.github.sops4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
    private final Deque<Path> mounts = new ArrayDeque<>();
    private final List<String> notices = new ArrayList<>();

    @BeforeEach
    void aUserWhoMayMount() throws IOException, InterruptedException {
        Path probe = Files.createDirectory(folder.resolve("probe"));
        boolean may = mount(probe, "-t", "tmpfs", "-o", "size=64k", "none");
        if (!"required".equals(System.getProperty("sops4j.interop"))) {
            assumeTrue(may, "this user may not mount");
        }
        assertThat(may).as("this user may mount").isTrue();
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        while (!mounts.isEmpty()) {
            assertThat(run("umount", mounts.pop().toString())).isTrue();
        }
    }

    private boolean mount(Path on, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("mount"));
        command.addAll(List.of(arguments));
        command.add(on.toString());
        boolean mounted = run(command.toArray(new String[0]));
        if (mounted) {
            mounts.push(on);
        }
        return mounted;
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
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
        assertThat(mount(file, "--bind", source.toString())).isTrue();
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
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isTrue();
        assertThat(mount(file, "--bind", source.toString())).isTrue();
        write(file, new byte[] {'n'});
        assertThat(source).hasContent("n");
        assertThat(notices).singleElement().asString().contains("read-only file system");
    }

    @Test
    void aNewFileInAReadOnlyFolderCannotBeOpened() throws Exception {
        Path disk = folder.resolve("probe");
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isTrue();
        assertThatExceptionOfType(CannotOpenException.class)
                .isThrownBy(() -> write(disk.resolve("f"), new byte[1]))
                .withMessage("read-only file system");
    }
}
