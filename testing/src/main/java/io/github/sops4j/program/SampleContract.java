package io.github.sops4j.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an application holds to that reads {@link #FILE} when it starts: tests that run it on files
 * of the real {@code sops}, for a class that says how it is started and what it prints.
 */
@Tag("interop")
public abstract class SampleContract {
    /** The value of {@link #PLAIN} that nobody may see. */
    protected static final String SECRET = "canary-5f2c";

    /** The name of the file, in the working folder. */
    protected static final String FILE = "secrets.enc.yaml";

    /** What is encrypted. */
    protected static final String PLAIN =
            """
            db:
              user: app
              password: canary-5f2c
              hosts: [db-1, db-2]
            """;

    @TempDir private static Path homes;
    @TempDir private Path folder;

    /** For a class that extends this one. */
    protected SampleContract() {}

    /** A key of each type. */
    protected static List<Named<TestKey>> keys() throws IOException, InterruptedException {
        return TestKey.ofEachType(homes.resolve("gnupg"));
    }

    /** The application, which works in a folder. */
    protected abstract JavaProgram program(Path folder);

    /** Checks how it ended that could read all. */
    protected abstract void assertReads(Outcome outcome);

    /** What it says when it does not find {@link #FILE}. */
    protected abstract String whenMissing();

    /** What it begins with that does not start. */
    protected String beginning() {
        return "cannot start: ";
    }

    /** Makes what it reads, for a key. */
    protected void encrypt(TestKey key) throws IOException, InterruptedException {
        key.encrypt(file(FILE), PLAIN);
    }

    /** A file of the working folder. */
    protected final Path file(String name) {
        return folder.resolve(name);
    }

    /** The application in its folder. */
    protected final JavaProgram program() {
        return program(folder);
    }

    /** Checks that it ends, in words that hold a reason and no value. */
    protected final void doesNotStart(TestKey key, String reason)
            throws IOException, InterruptedException {
        Outcome outcome = program().run(key);
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out() + outcome.err())
                .startsWith(beginning())
                .contains(reason)
                .doesNotContain(SECRET, "\tat ");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void itReadsWhatTheRealProgramEncrypted(TestKey key) throws Exception {
        encrypt(key);

        assertReads(program().run(key));
    }

    @Test
    void withoutItsKeyItDoesNotStart() throws Exception {
        encrypt(TestKey.age());
        doesNotStart(TestKey.otherAge(), FILE + ": ");
    }

    @Test
    void withoutItsFileItDoesNotStart() throws Exception {
        encrypt(TestKey.age());
        Files.delete(file(FILE));
        doesNotStart(TestKey.age(), whenMissing());
    }

    @Test
    void fromAFileThatSomebodyChangedItDoesNotStart() throws Exception {
        encrypt(TestKey.age());
        Path file = TestKey.age().encrypt(file(FILE), PLAIN + "a_unencrypted: 1\n");
        Files.writeString(
                file, Files.readString(file).replace("a_unencrypted: 1", "a_unencrypted: 2"));
        doesNotStart(TestKey.age(), FILE + ": ");
    }

    @Test
    void fromAFileThatIsNotEncryptedItDoesNotStart() throws Exception {
        encrypt(TestKey.age());
        Files.writeString(file(FILE), PLAIN);
        doesNotStart(TestKey.age(), FILE + ": ");
    }
}
