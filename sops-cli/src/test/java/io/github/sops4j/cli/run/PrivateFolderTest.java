package io.github.sops4j.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {
    private static final byte[] CONTENT = "hunter2, every time".getBytes(UTF_8);

    private Path parent;

    @BeforeEach
    void makeParent(@TempDir Path folder) {
        parent = folder;
    }

    @Test
    void theSecretCanBeRead() throws IOException {
        try (SecretFile file = PrivateFolder.create(parent, CONTENT)) {
            assertThat(Path.of(file.path())).isAbsolute().hasBinaryContent(CONTENT);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerReachesIt() throws IOException {
        try (SecretFile file = PrivateFolder.create(parent, CONTENT)) {
            Path path = Path.of(file.path());
            assertThat(permissions(path)).isEqualTo("rw-------");
            assertThat(permissions(path.resolveSibling("."))).isEqualTo("rwx------");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void closingOverwritesAndRemoves() throws IOException {
        SecretFile file = PrivateFolder.create(parent, CONTENT);
        try (InputStream late = Files.newInputStream(Path.of(file.path()))) {
            file.close();
            file.close();
            assertThat(late.readAllBytes()).isEqualTo(new byte[CONTENT.length]);
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void theFolderOfADeadProcessIsSwept() throws Exception {
        Process maker = FolderMaker.start(parent);
        maker.destroyForcibly().waitFor();
        assertThat(left()).hasSize(1);
        Path secret = left().get(0).resolve("secret");
        assertThat(secret).hasContent(FolderMaker.CONTENT);
        try (InputStream late = Files.newInputStream(secret)) {
            PrivateFolder.sweep(parent);
            assertThat(late.readAllBytes()).containsOnly(0);
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void theFolderOfALivingProcessStays() throws Exception {
        Process maker = FolderMaker.start(parent);
        try {
            PrivateFolder.sweep(parent);
            assertThat(left()).hasSize(1);
            assertThat(left().get(0).resolve("secret")).hasContent(FolderMaker.CONTENT);
        } finally {
            maker.destroyForcibly().waitFor();
        }
    }

    @Test
    void aSweepLeavesOurOwnFoldersAndOtherNamesAlone() throws IOException {
        Files.createDirectory(parent.resolve("sops-other"));
        try (SecretFile file = PrivateFolder.create(parent, CONTENT)) {
            PrivateFolder.sweep(parent);
            assertThat(Path.of(file.path())).hasBinaryContent(CONTENT);
        }
        assertThat(left()).hasSize(1);
    }

    @Test
    void aFolderLeftBeforeItsLockWasMadeIsSwept() throws IOException {
        Files.createDirectory(parent.resolve("sops4j-run-1-early"));
        PrivateFolder.sweep(parent);
        assertThat(left()).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkIsNeitherFollowedNorOverwritten(@TempDir Path elsewhere) throws IOException {
        Path victim = Files.write(elsewhere.resolve("victim"), CONTENT);
        Files.createSymbolicLink(parent.resolve("sops4j-run-1-link"), elsewhere);
        Path folder = Files.createDirectory(parent.resolve("sops4j-run-1-folder"));
        Files.createFile(folder.resolve("alive"));
        Files.createSymbolicLink(folder.resolve("secret"), victim);
        PrivateFolder.sweep(parent);
        assertThat(victim).hasBinaryContent(CONTENT);
        assertThat(left()).containsExactly(parent.resolve("sops4j-run-1-link"));
    }

    @Test
    void sweepingAFolderThatIsNotThereDoesNothing() {
        PrivateFolder.sweep(parent.resolve("missing"));
        assertThat(parent.resolve("missing")).doesNotExist();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.toList();
        }
    }
}
