package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.cli.process.Mounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that change a file where it is, where that is a link or has no room. */
@DisabledOnOs(OS.WINDOWS)
class InPlaceTest {
    @TempDir private Path folder;
    private final Mounts mounts = new Mounts();

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        mounts.unmount();
    }

    @ParameterizedTest
    @ValueSource(strings = {InPlaceFile.SET, InPlaceFile.ROTATE, InPlaceFile.UPDATEKEYS})
    void aLinkStaysAndItsTargetIsReplaced(String command) throws IOException {
        InPlaceFile file = new InPlaceFile(folder.resolve("f"), folder);
        Path link = folder.resolve("f/f.yaml");
        Path target = Files.move(link, folder.resolve("target.yaml"));
        Files.createSymbolicLink(link, target);
        assertThat(file.change(command)).isZero();
        assertThat(link).isSymbolicLink(); // C260
        assertThat(target).isRegularFile(); // C260
        assertThat(file.isUnchanged()).isFalse();
        assertThat(file.decrypted()).contains("key_8: value number 8"); // C260
    }

    @ParameterizedTest
    @ValueSource(strings = {InPlaceFile.SET, InPlaceFile.ROTATE, InPlaceFile.UPDATEKEYS})
    void aFileWithTwoNamesKeepsBoth(String command) throws IOException {
        InPlaceFile file = new InPlaceFile(folder.resolve("f"), folder);
        Path other = Files.createLink(folder.resolve("other"), folder.resolve("f/f.yaml"));
        assertThat(file.change(command)).isZero();
        assertThat(file.isUnchanged()).isFalse();
        assertThat(other).hasContent(file.text()); // C52
        assertThat(file.said()).contains("in place, not in one step"); // C52
    }

    @Tag("interop")
    @ParameterizedTest
    @ValueSource(strings = {InPlaceFile.SET, InPlaceFile.ROTATE, InPlaceFile.UPDATEKEYS})
    void onAFullDiskTheOldFileStays(String command) throws Exception {
        Path disk = folder.resolve("disk");
        mounts.smallDisk(disk);
        InPlaceFile file = new InPlaceFile(disk, folder);
        assertThat(file.change(command)).isEqualTo(1); // C29
        assertThat(file.said()).endsWith("no space left on device\n"); // C29
        assertThat(file.isUnchanged()).isTrue(); // C270
        assertThat(file.sweep()).isZero(); // C52
    }

    @Tag("interop")
    @Test
    void onAFullDiskAFileWithTwoNamesStays() throws Exception {
        Path disk = folder.resolve("disk");
        mounts.smallDisk(disk);
        InPlaceFile file = new InPlaceFile(disk, folder);
        Files.createLink(disk.resolve("other"), disk.resolve("f.yaml"));
        String large = "x".repeat(64 * 1024);
        assertThat(file.change("set f.yaml [\"key_7\"] \"" + large + "\"")).isEqualTo(1); // C29
        assertThat(file.said()).endsWith("no space left on device\n"); // C29
        assertThat(file.isUnchanged()).isTrue(); // C52, C270
    }
}
