package io.github.sops4j.examples.boot4;

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
    private static final String CONNECTED = "jdbc:here as me, password of 12 characters\n";

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("secrets.enc.yaml");
    }

    private Outcome run(TestKey key, String... arguments) throws Exception {
        return JavaProgram.ofJar(folder, JAR).run(key, arguments);
    }

    private Outcome connected(TestKey key) throws Exception {
        key.encrypt(file(), PLAIN);
        return run(key);
    }

    private static void assertRefused(Outcome outcome, String... words) {
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("APPLICATION FAILED TO START").contains(words);
        assertThat(outcome.out() + outcome.err()).doesNotContain("canary", "\tat ");
    }

    @Test
    void aKeyOfAgeOpens() throws Exception {
        assertThat(connected(TestKey.age()).result()).startsWith(CONNECTED);
    }

    /** A folder of its own: names of its sockets are no longer than the system allows. */
    @Test
    void aKeyOfOpenPgpOpens(@TempDir Path home) throws Exception {
        assertThat(connected(TestKey.pgp(home.resolve("home"))).result()).startsWith(CONNECTED);
    }

    @Test
    void aKeyOfKmsOpens() throws Exception {
        assertThat(connected(TestKey.kms()).result()).startsWith(CONNECTED);
    }

    @Test
    void theActuatorMasksTheValue() throws Exception {
        assertThat(connected(TestKey.age()).result())
                .endsWith("the actuator shows orders.database.password as ******\n");
    }

    @Test
    void logsForDebuggingHoldNoValue() throws Exception {
        TestKey.age().encrypt(file(), PLAIN);

        assertThat(run(TestKey.age(), "--debug", "--logging.level.root=trace").result())
                .contains(CONNECTED)
                .doesNotContain("canary");
    }

    @Test
    void aTreeOfEncryptedFilesStandsAboveTheFileBeforeIt() throws Exception {
        TestKey.age().encrypt(folder.resolve("secrets/orders.database.user"), "you\n");

        assertThat(connected(TestKey.age()).result()).startsWith("jdbc:here as you, ");
    }

    @Test
    void aDocumentForAProfileHoldsUnderIt() throws Exception {
        String prod =
                "---\nspring.config.activate.on-profile: prod\norders.database.user: canary\n";
        TestKey.age().encrypt(file(), PLAIN + prod);

        assertThat(run(TestKey.age(), "--spring.profiles.active=prod").result())
                .startsWith("jdbc:here as canary, ");
    }

    @Test
    void withoutAKeyItDoesNotStart() throws Exception {
        TestKey.age().encrypt(file(), PLAIN);

        assertRefused(
                run(TestKey.age().lost()),
                "'sops:file:secrets.enc.yaml'",
                "application.yaml] from orders.jar - ",
                "secrets.enc.yaml: ",
                "SOPS_AGE_KEY_FILE");
    }

    @Test
    void withAChangedFileItDoesNotStart() throws Exception {
        TestKey.age().encrypt(file(), PLAIN);
        Files.writeString(file(), Files.readString(file()).replaceFirst("data:.", "data:"));

        assertRefused(run(TestKey.age()), "secrets.enc.yaml: ", "sops edit");
    }

    @Test
    void aPasswordIsNoExpression() throws Exception {
        TestKey.age().encrypt(file(), PLAIN.replace("canary-12345", "'u${x:y}${S3cret}\\${a}'"));

        assertThat(
                        run(TestKey.age(), "--orders.database.url=jdbc:${orders.database.password}")
                                .result())
                .startsWith("jdbc:u${x:y}${S3cret}\\${a} as me, password of 21 characters\n");
    }

    @Test
    void aPlaceholderThatPointsNowhereIsRefused() throws Exception {
        TestKey.age().encrypt(file(), PLAIN);

        assertRefused(
                run(TestKey.age(), "--orders.database.url=jdbc:${orders.absent}"),
                "The placeholder ${orders.absent} points nowhere",
                "orders.database.url (");
    }

    @Test
    void whereBackslashesDoNotEscapeItDoesNotStart() throws Exception {
        TestKey.age().encrypt(file(), PLAIN);
        String option = "-Dspring.placeholder.escapeCharacter.default=%";

        assertRefused(
                JavaProgram.ofJar(folder, JAR).with(option).run(TestKey.age()),
                "spring.placeholder.escapeCharacter.default is set");
    }
}
