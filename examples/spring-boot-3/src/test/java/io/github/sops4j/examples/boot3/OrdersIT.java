package io.github.sops4j.examples.boot3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.JavaProgram;
import io.github.sops4j.program.NeedsPrograms;
import io.github.sops4j.program.Outcome;
import io.github.sops4j.program.TestKey;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application in a process of its own, with files of the real program. */
@Tag("interop")
@NeedsPrograms({"sops", "gpg", "moto_server"})
class OrdersIT {
    private static final Path JAR = Path.of("target", "orders.jar");
    private static final String PLAIN =
            "orders: {database: {url: jdbc:here, user: me, password: canary-12345}}\n";
    private static final String CONNECTED =
            "5 connections to jdbc:here as me, password of 12 characters\n";
    private static final String OWN_FILE = "--orders.secrets=file:own.yaml";

    @TempDir private Path folder;

    private Outcome run(TestKey key, String... arguments) throws Exception {
        return JavaProgram.ofJar(folder, JAR).run(key, arguments);
    }

    private Outcome connected(TestKey key) throws Exception {
        key.encrypt(folder.resolve("own.yaml"), PLAIN);
        return run(key, OWN_FILE);
    }

    private static void assertRefused(Outcome outcome, String... words) {
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("APPLICATION FAILED TO START").contains(words);
        assertThat(outcome.out() + outcome.err()).doesNotContain("canary", "\tat ");
    }

    @Test
    void theFileInTheJarIsOpened() throws Exception {
        assertThat(run(TestKey.age()).result())
                .isEqualTo(
                        "5 connections to jdbc:postgresql://db.example.com/orders as orders,"
                                + " password of 21 characters\n");
    }

    @Test
    void theFileOfAProfileStandsAboveIt() throws Exception {
        assertThat(run(TestKey.age(), "--spring.profiles.active=prod").result())
                .startsWith("50 connections");
    }

    @Test
    void aKeyOfAgeOpens() throws Exception {
        assertThat(connected(TestKey.age()).result()).isEqualTo(CONNECTED);
    }

    /** A folder of its own: names of its sockets are no longer than the system allows. */
    @Test
    void aKeyOfOpenPgpOpens(@TempDir Path home) throws Exception {
        assertThat(connected(TestKey.pgp(home.resolve("home"))).result()).isEqualTo(CONNECTED);
    }

    @Test
    void aKeyOfKmsOpens() throws Exception {
        assertThat(connected(TestKey.kms()).result()).isEqualTo(CONNECTED);
    }

    @Test
    void aKeyIsNamedByAProperty() throws Exception {
        TestKey key = TestKey.age();
        key.encrypt(folder.resolve("own.yaml"), PLAIN);
        String file = key.variables().get("SOPS_AGE_KEY_FILE");

        assertThat(run(key.lost(), OWN_FILE, "--sops.age.key.file=" + file).result())
                .isEqualTo(CONNECTED);
    }

    @Test
    void withoutAKeyItDoesNotStart() throws Exception {
        TestKey.age().encrypt(folder.resolve("own.yaml"), PLAIN);

        assertRefused(
                run(TestKey.age().lost(), OWN_FILE),
                "'sops:file:own.yaml'",
                "own.yaml: ",
                "SOPS_AGE_KEY_FILE");
    }

    @Test
    void withAnotherKeyItDoesNotStart() throws Exception {
        TestKey.age().encrypt(folder.resolve("own.yaml"), PLAIN);

        assertRefused(run(TestKey.otherAge(), OWN_FILE), "own.yaml: ");
    }

    @Test
    void withAChangedFileItDoesNotStart() throws Exception {
        Path file = TestKey.age().encrypt(folder.resolve("own.yaml"), PLAIN);
        Files.writeString(file, Files.readString(file).replaceFirst("data:.", "data:"));

        assertRefused(run(TestKey.age(), OWN_FILE), "own.yaml: ", "sops edit");
    }

    @Test
    void withAPlainFileItDoesNotStart() throws Exception {
        Files.writeString(folder.resolve("own.yaml"), PLAIN);

        assertRefused(run(TestKey.age(), OWN_FILE), "own.yaml: ", "the file is not encrypted");
    }

    @Test
    void withoutTheFileItDoesNotStart() throws Exception {
        assertRefused(run(TestKey.age(), OWN_FILE), "'sops:file:own.yaml' does not exist");
    }
}
