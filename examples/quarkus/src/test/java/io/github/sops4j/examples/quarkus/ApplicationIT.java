package io.github.sops4j.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.JavaProgram;
import io.github.sops4j.program.NeedsPrograms;
import io.github.sops4j.program.Outcome;
import io.github.sops4j.program.TestKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The application, started on files of the real program. */
@Tag("interop")
@NeedsPrograms({"sops", "gpg", "gpgconf", "moto_server"})
class ApplicationIT {
    private static final String SECRET = "canary-5f2c";
    private static final String FILE = "secrets.enc.yaml";
    private static final String PLAIN =
            """
            db:
              user: app
              password: canary-5f2c
              hosts: [db-1, db-2]
            """;

    @TempDir private static Path homes;
    @TempDir private Path folder;

    static List<Named<TestKey>> keys() throws Exception {
        return TestKey.ofEachType(homes.resolve("gnupg"));
    }

    private Outcome run(TestKey key) throws Exception {
        return JavaProgram.ofJar(folder, Path.of("target/quarkus-app/quarkus-run.jar")).run(key);
    }

    private void doesNotStart(TestKey key, String reason) throws Exception {
        Outcome outcome = run(key);
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out() + outcome.err()).contains(reason).doesNotContain(SECRET, "\tat ");
    }

    private void encrypt(TestKey key) throws Exception {
        key.encrypt(folder.resolve(FILE), PLAIN);
        key.encrypt(folder.resolve("token.enc.json"), "{\"token\": \"canary-5f2c-token\"}");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void itReadsWhatTheRealProgramEncrypted(TestKey key) throws Exception {
        encrypt(key);

        Outcome outcome = run(key);
        assertThat(outcome.result())
                .contains(
                        "app at [db-1, db-2], password of 11 characters\ntoken of 17 characters\n");
        assertThat(outcome.out() + outcome.err()).doesNotContain(SECRET, "\tat ");
    }

    @Test
    void aKeyIsAPropertyToo() throws Exception {
        encrypt(TestKey.age());
        String file = TestKey.age().variables().getOrDefault("SOPS_AGE_KEY_FILE", "");

        Outcome outcome =
                JavaProgram.ofJar(folder, Path.of("target/quarkus-app/quarkus-run.jar"))
                        .with("-Dsops.age.key.file=" + file)
                        .run(TestKey.age().lost());
        assertThat(outcome.result()).contains("token of 17 characters");
    }

    @Test
    void anExpressionThatLeadsNowhereStopsIt() throws Exception {
        encrypt(TestKey.age());
        TestKey.age().encrypt(folder.resolve("token.enc.json"), "{\"other\": \"x\"}");
        doesNotStart(TestKey.age(), "token.enc.json: ");
    }

    @Test
    void withoutItsKeyItDoesNotStart() throws Exception {
        encrypt(TestKey.age());
        doesNotStart(TestKey.otherAge(), FILE + ": ");
    }

    @Test
    void withoutItsFileItDoesNotStart() throws Exception {
        encrypt(TestKey.age());
        Files.delete(folder.resolve(FILE));
        doesNotStart(TestKey.age(), "open " + FILE + ": no such file or directory");
    }

    @Test
    void fromAFileThatSomebodyChangedItDoesNotStart() throws Exception {
        encrypt(TestKey.age());
        Path file = TestKey.age().encrypt(folder.resolve(FILE), PLAIN + "a_unencrypted: 1\n");
        Files.writeString(
                file, Files.readString(file).replace("a_unencrypted: 1", "a_unencrypted: 2"));
        doesNotStart(TestKey.age(), FILE + ": ");
    }

    @Test
    void fromAFileThatIsNotEncryptedItDoesNotStart() throws Exception {
        encrypt(TestKey.age());
        Files.writeString(folder.resolve(FILE), PLAIN);
        doesNotStart(TestKey.age(), FILE + ": ");
    }
}
