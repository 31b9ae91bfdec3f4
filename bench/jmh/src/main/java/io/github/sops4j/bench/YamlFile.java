package io.github.sops4j.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sops4j.DecryptOptions;
import io.github.sops4j.EncryptOptions;
import io.github.sops4j.Secrets;
import io.github.sops4j.Sops;
import io.github.sops4j.Source;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.key.user.UserEnvironment;
import io.github.sops4j.program.TestKey;
import java.io.IOException;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A file with one age key and plain strings of 32 to 38 characters in maps three levels deep. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class YamlFile {
    private static final int PER_MAP = 10;

    /** How many values it has. */
    @Param({"100", "10000"})
    public int values;

    private @Nullable File file;

    private record File(Sops sops, EncryptOptions options, byte[] plain, Source encrypted) {}

    /** Begins with the file encrypted. */
    @Setup
    public void encryptFile() throws IOException {
        TestKey key = TestKey.age();
        Sops sops = new Sops(KeyRing.ofClassPath(UserEnvironment.of(key.variables())));
        FileFormat format = Formats.named("yaml", Indentation.DEFAULT);
        EncryptOptions options =
                EncryptOptions.of(format, sops.recipients("age", key.options().get(1)));
        byte[] plain = text().getBytes(UTF_8);
        Source encrypted = Source.of("secrets.yaml", sops.encrypt(plain, options));
        file = new File(sops, options, plain, encrypted);
    }

    private File file() {
        return Objects.requireNonNull(file);
    }

    /** Lets go of the key. */
    @TearDown
    public void close() {
        file().sops().close();
    }

    private String text() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("all:\n");
        for (int i = 0; i < values; i++) {
            if (i % PER_MAP == 0) {
                text.append("    map").append(i / PER_MAP).append(":\n");
            }
            text.append("        key").append(i).append(": ");
            int length = 32 + random.nextInt(7);
            for (int c = 0; c < length; c++) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Text to tree. */
    @Benchmark
    public Document parse() throws MalformedException {
        return file().encrypted().format().read(file().encrypted().content());
    }

    /** The whole file to a plain file, its layout kept. */
    @Benchmark
    public byte[] decrypt() {
        Source encrypted = file().encrypted();
        return file().sops().decrypt(encrypted.content(), DecryptOptions.of(encrypted.format()));
    }

    /** A plain file to an encrypted one, under a new data key. */
    @Benchmark
    public byte[] encrypt() {
        return file().sops().encrypt(file().plain(), file().options());
    }

    /** What an application does when it starts. */
    @Benchmark
    public Secrets read() {
        return file().sops().read(file().encrypted());
    }

    /** The same, with all values as properties. */
    @Benchmark
    public Properties readProperties() {
        return file().sops().read(file().encrypted()).toProperties();
    }
}
