package io.github.sops4j.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.EncryptOptions;
import io.github.sops4j.Sops;
import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import io.github.sops4j.key.DecryptionOrder;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.key.age.AgeKeyProvider;
import io.github.sops4j.key.age.TestKeys;
import io.github.sops4j.key.pgp.PgpKeyProvider;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.MasterKey;
import io.github.sops4j.program.JavaProgram;
import io.github.sops4j.program.TestKey;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What another process has in its heap after it opened a file and closed all that it opened. That
 * process is not told what is looked for.
 */
class HeapDumpTest {
    private static final String AGE = "age-1.txt";
    private static final String PGP = "pgp-ecc.asc";

    private static final Path KEYS = Path.of("../spec/vectors/keys").toAbsolutePath().normalize();
    private static final FileFormat YAML = Formats.named("yaml", Indentation.DEFAULT);
    private static final List<String> VALUES =
            List.of("correct horse battery staple", "правильная лошадь");

    @TempDir private static Path folder;
    private static byte[] dataKey = {};

    @BeforeAll
    static void programsThatOpenedAFileAndClosedIt() throws Exception {
        Path file = folder.resolve("secrets.yaml");
        AgeKeyProvider age = AgeKeyProvider.withIdentityFile(KEYS.resolve(AGE));
        PgpKeyProvider pgp = PgpKeyProvider.withSecretKeyFile(KEYS.resolve(PGP), null);
        try (KeyRing ring = new KeyRing(List.of(age, pgp))) {
            List<MasterKey> keys = new ArrayList<>();
            keys.addAll(ring.parse("age", TestKeys.recipient("age-1")));
            keys.addAll(ring.parse("pgp", TestKeys.recipient("pgp-ecc")));
            String plain = "latin: " + VALUES.get(0) + "\nother: " + VALUES.get(1) + "\n";
            byte[] encrypted =
                    new Sops(ring)
                            .encrypt(
                                    plain.getBytes(UTF_8),
                                    EncryptOptions.of(YAML, new KeyGroup(keys)));
            Files.write(file, encrypted);
            try (DataKey key =
                    ring.recover(Sops.metadata(encrypted, YAML), DecryptionOrder.OF_FILE)) {
                dataKey = key.copy();
            }
        }
        for (String key : List.of(AGE, PGP)) {
            Path dumps = Files.createDirectory(folder.resolve(key));
            JavaProgram.ofClass(
                            folder,
                            DumpedProgram.class.getName(),
                            System.getProperty("java.class.path").split(File.pathSeparator))
                    // nothing is collected, and so lost from the dump, before it is written
                    .with("-Xmn64m")
                    .with("-XX:+UseSerialGC")
                    .run(
                            new TestKey(List.of(), Map.of()),
                            file.toString(),
                            KEYS.resolve(key).toString(),
                            dumps.toString())
                    .result();
        }
    }

    private static HeapDump dump(String key, String name) throws IOException {
        return HeapDump.read(folder.resolve(key).resolve(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {AGE, PGP})
    void whatAProgramStillHasIsFound(String key) throws IOException {
        HeapDump open = dump(key, DumpedProgram.OPEN);
        assertThat(open.hasBytesOf(dataKey)).isTrue();
        assertThat(open.hasScheduleOf(dataKey)).isTrue();
        assertThat(open.textsAmong(VALUES)).isEqualTo(VALUES);
    }

    @ParameterizedTest
    @ValueSource(strings = {AGE, PGP})
    void noDataKeyIsReachableAfterClosing(String key) throws IOException {
        HeapDump closed = dump(key, DumpedProgram.CLOSED_LIVE);
        assertThat(closed.hasBytesOf(dataKey)).isFalse();
        assertThat(closed.hasScheduleOf(dataKey)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {AGE, PGP})
    void noValueIsReachableAfterClosing(String key) throws IOException {
        assertThat(dump(key, DumpedProgram.CLOSED_LIVE).textsAmong(VALUES)).isEmpty();
    }

    /** Nor in what is not reachable; of OpenPGP keys, a library has buffers that nobody wipes. */
    @Test
    void theBytesOfADataKeyThatAgeOpenedAreNowhereAfterClosing() throws IOException {
        assertThat(dump(AGE, DumpedProgram.CLOSED).hasBytesOf(dataKey)).isFalse();
    }
}
