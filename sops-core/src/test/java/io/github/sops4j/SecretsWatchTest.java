package io.github.sops4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.testing.TestSops;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsWatchTest {
    private static final long PATIENCE = 30;

    private final TestSops sops = new TestSops();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    @TempDir Path folder;

    @AfterEach
    void close() {
        sops.close();
    }

    private byte[] encrypted(String plain) {
        return sops.encrypt(plain.getBytes(UTF_8));
    }

    private SecretsWatch watch(Path path) {
        return sops.library()
                .file(path)
                .watch(
                        secrets -> told.add(secrets.text("a")),
                        problem -> told.add(problem.getClass().getSimpleName()));
    }

    @Test
    void aChangeIsToldWithItsVerifiedValuesAndAFailureToo() throws Exception {
        Path path = folder.resolve("app.yaml");
        Files.write(path, encrypted("a: one\n"));
        try (SecretsWatch watch = watch(path)) {
            Files.write(path, encrypted("a: two\n"));
            assertThat(told.poll(PATIENCE, SECONDS)).isEqualTo("two");
            Files.writeString(path, "a: three\n");
            assertThat(told.poll(PATIENCE, SECONDS)).isEqualTo("SopsException");
            Files.delete(path);
            assertThat(told.poll(PATIENCE, SECONDS)).isEqualTo("NoSuchFileException");
            Files.write(path, encrypted("a: four\n"));
            assertThat(told.poll(PATIENCE, SECONDS)).isEqualTo("four");
            assertThat(watch).isNotNull();
        }
    }

    @Test
    void aFileBehindALinkThatIsTurnedIsNoticed() throws Exception {
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        Files.write(first.resolve("app.yaml"), encrypted("a: one\n"));
        Files.write(second.resolve("app.yaml"), encrypted("a: two\n"));
        Path current = Files.createSymbolicLink(folder.resolve("current"), first);
        try (SecretsWatch watch = watch(current.resolve("app.yaml"))) {
            Path next = Files.createSymbolicLink(folder.resolve("next"), second);
            Files.move(next, current, StandardCopyOption.ATOMIC_MOVE);
            assertThat(told.poll(PATIENCE, SECONDS)).isEqualTo("two");
            assertThat(watch).isNotNull();
        }
    }

    @Test
    void aCallbackThatThrowsDoesNotEndTheWatch() throws IOException, InterruptedException {
        Path path = folder.resolve("app.yaml");
        Files.write(path, encrypted("a: one\n"));
        SecretsFile file = sops.library().file(path);
        try (SecretsWatch watch =
                file.watch(
                        secrets -> {
                            told.add(secrets.text("a"));
                            throw new AssertionError("thrown");
                        },
                        problem -> {})) {
            Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
            Thread.setDefaultUncaughtExceptionHandler(
                    (thread, thrown) -> told.add(String.valueOf(thrown.getMessage())));
            try {
                Files.write(path, encrypted("a: two\n"));
                assertThat(told.poll(PATIENCE, SECONDS)).isEqualTo("two");
                assertThat(told.poll(PATIENCE, SECONDS)).isEqualTo("thrown");
                Files.write(path, encrypted("a: three\n"));
                assertThat(told.poll(PATIENCE, SECONDS)).isEqualTo("three");
            } finally {
                Thread.setDefaultUncaughtExceptionHandler(before);
            }
            assertThat(watch).isNotNull();
        }
    }

    @Test
    void nothingIsToldAfterTheEnd() throws Exception {
        Path path = folder.resolve("app.yaml");
        Files.write(path, encrypted("a: one\n"));
        watch(path).close();
        Files.write(path, encrypted("a: two\n"));

        assertThat(told.poll(4, SECONDS)).isNull();
    }
}
