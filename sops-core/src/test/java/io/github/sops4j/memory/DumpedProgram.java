package io.github.sops4j.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.github.sops4j.DecryptOptions;
import io.github.sops4j.OpenedFile;
import io.github.sops4j.Secrets;
import io.github.sops4j.Sops;
import io.github.sops4j.Source;
import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.cipher.ValueCipher;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import io.github.sops4j.key.DecryptionOrder;
import io.github.sops4j.key.KeyProvider;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.key.age.AgeKeyProvider;
import io.github.sops4j.key.pgp.PgpKeyProvider;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that opens a file, closes all it opened, and lets Java write its heap down. It knows
 * neither the data key nor the values but from that file.
 */
final class DumpedProgram {
    static final String CLOSED = "closed.hprof";
    static final String CLOSED_LIVE = "closed-live.hprof";
    static final String OPEN = "open.hprof";

    private static final FileFormat YAML = Formats.named("yaml", Indentation.DEFAULT);

    /** What the program still has. */
    private static final List<Object> KEPT = new ArrayList<>();

    private DumpedProgram() {}

    /** Takes an encrypted file, the file of a secret key, and a folder for dumps. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Path key = Path.of(arguments[1]);
        Path dumps = Path.of(arguments[2]);
        openAndClose(file, key);
        dump(dumps.resolve(CLOSED), false);
        dump(dumps.resolve(CLOSED_LIVE), true);
        open(file, key);
        dump(dumps.resolve(OPEN), true);
    }

    private static void openAndClose(Path file, Path key) throws IOException {
        KeyRing ring = ring(key);
        byte[] source = Files.readAllBytes(file);
        try (Sops sops = new Sops(ring);
                Secrets secrets = sops.read(Source.of(file));
                OpenedFile opened = sops.open(source, DecryptOptions.of(YAML))) {
            opened.revise("new: value\n".getBytes(UTF_8));
            KEPT.addAll(List.of(ring, sops, secrets, opened));
        }
    }

    private static void open(Path file, Path key) throws IOException {
        KeyRing ring = ring(key);
        Sops sops = new Sops(ring);
        DataKey dataKey =
                ring.recover(
                        Sops.metadata(Files.readAllBytes(file), YAML), DecryptionOrder.OF_FILE);
        KEPT.addAll(List.of(sops.read(Source.of(file)), dataKey, new ValueCipher(dataKey)));
    }

    private static KeyRing ring(Path key) {
        KeyProvider provider =
                key.toString().endsWith(".txt")
                        ? AgeKeyProvider.withIdentityFile(key)
                        : PgpKeyProvider.withSecretKeyFile(key, null);
        return new KeyRing(List.of(provider));
    }

    private static void dump(Path file, boolean live) throws IOException {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpHeap(file.toString(), live);
    }
}
