package io.github.sops4j.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class NamelessFileTest {
    private static final byte[] CONTENT = "hunter2, every time".getBytes(UTF_8);

    private final Path folder = SecretFolders.ofThisMachine().memory().get(0);

    @Test
    void anotherProcessReadsTheContentAnyNumberOfTimes() throws Exception {
        try (SecretFile file = NamelessFile.create(folder, CONTENT)) {
            assertThat(file.path()).startsWith("/proc/" + ProcessHandle.current().pid() + "/fd/");
            for (int i = 0; i < 3; i++) {
                Process cat = new ProcessBuilder("cat", file.path()).start();
                assertThat(cat.getInputStream().readAllBytes()).isEqualTo(CONTENT);
                assertThat(cat.waitFor()).isZero();
            }
        }
    }

    @Test
    void theFileHasNoNameAndIsItsOwnersOnly() throws IOException {
        try (SecretFile file = NamelessFile.create(folder, CONTENT)) {
            Path path = Path.of(file.path());
            assertThat(Files.readSymbolicLink(path).toString())
                    .startsWith(folder.toRealPath().toString())
                    .endsWith(" (deleted)");
            assertThat(Files.getAttribute(path, "unix:nlink")).isEqualTo(0);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
            assertThat(names()).noneMatch(name -> name.startsWith(".sops4j-"));
        }
    }

    @Test
    void everyFolderForSecretsIsInMemory() throws IOException {
        for (Path memory : SecretFolders.ofThisMachine().memory()) {
            assertThat(Files.getFileStore(memory).type()).isEqualTo("tmpfs");
        }
    }

    @Test
    void aReaderThatKeepsItOpenSeesZerosAfterwards() throws IOException {
        SecretFile file = NamelessFile.create(folder, CONTENT);
        try (InputStream late = Files.newInputStream(Path.of(file.path()))) {
            file.close();
            assertThat(late.readAllBytes()).isEqualTo(new byte[CONTENT.length]);
        }
        assertThat(Path.of(file.path())).doesNotExist();
    }

    @Test
    void closingTwiceDoesNothing() throws IOException {
        SecretFile file = NamelessFile.create(folder, CONTENT);
        file.close();
        file.close();
        assertThat(Path.of(file.path())).doesNotExist();
    }

    @Test
    void severalFilesLiveSideBySide() throws IOException {
        byte[] large = new byte[100_000];
        large[99_999] = 7;
        try (SecretFile one = NamelessFile.create(folder, CONTENT);
                SecretFile two = NamelessFile.create(folder, large)) {
            assertThat(Files.readAllBytes(Path.of(one.path()))).isEqualTo(CONTENT);
            assertThat(Files.readAllBytes(Path.of(two.path()))).isEqualTo(large);
        }
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> NamelessFile.create(Path.of("/does/not/exist"), CONTENT))
                .isInstanceOf(IOException.class);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
