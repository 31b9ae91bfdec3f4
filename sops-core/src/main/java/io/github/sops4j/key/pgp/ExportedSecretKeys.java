package io.github.sops4j.key.pgp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.place.KeyFile;
import io.github.sops4j.key.user.UserEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Secret keys as GnuPG and others export them: in a variable, a file, or the old secret ring. */
final class ExportedSecretKeys implements SecretKeySource {

    static final String VARIABLE = "SOPS_PGP_KEY";
    static final String FILE_VARIABLE = "SOPS_PGP_KEY_FILE";

    /** Content that is wiped when it has been read; null when there is none. */
    private interface Content {
        byte @Nullable [] read() throws KeyException;
    }

    private final String name;
    private final Content content;
    private final Unlocking unlocking;
    private @Nullable List<TransferableSecretKey> keys;

    private ExportedSecretKeys(String name, Content content, Unlocking unlocking) {
        this.name = name;
        this.content = content;
        this.unlocking = unlocking;
    }

    /** The armored key in a variable. */
    static ExportedSecretKeys ofVariable(UserEnvironment environment, Unlocking unlocking) {
        return new ExportedSecretKeys(
                VARIABLE,
                () -> {
                    String value = environment.variable(VARIABLE);
                    return value == null ? null : value.getBytes(UTF_8);
                },
                unlocking);
    }

    /** The file that a variable names, armored or binary. */
    static ExportedSecretKeys ofNamedFile(UserEnvironment environment, Unlocking unlocking) {
        return new ExportedSecretKeys(
                FILE_VARIABLE,
                () -> {
                    String path = environment.variable(FILE_VARIABLE);
                    return path == null ? null : KeyFile.read(KeyFile.path(path));
                },
                unlocking);
    }

    /** Keys that an application hands over. */
    static ExportedSecretKeys given(SecretKeyText text, Unlocking unlocking) {
        ExportedSecretKeys given = new ExportedSecretKeys(text.location(), () -> null, unlocking);
        given.keys = text.keys();
        return given;
    }

    /** The secret ring of GnuPG 1 and 2.0. */
    static ExportedSecretKeys ofRing(Path ring, Unlocking unlocking) {
        return new ExportedSecretKeys(
                ring.toString(), () -> Files.exists(ring) ? KeyFile.read(ring) : null, unlocking);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public byte @Nullable [] open(PgpMessage message, Attempts attempts) {
        List<TransferableSecretKey> found;
        try {
            found = load();
        } catch (KeyException e) {
            attempts.failed(name, e);
            return null;
        }
        if (found == null) {
            attempts.failed(name, name.startsWith("SOPS_") ? "not set" : "no such file");
            return null;
        }
        return unlocking.open(name, found, message, attempts);
    }

    private synchronized @Nullable List<TransferableSecretKey> load() throws KeyException {
        if (keys == null) {
            byte[] bytes = content.read();
            if (bytes == null) {
                return null;
            }
            try {
                keys = SecretKeyText.parse(bytes, name).keys();
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        }
        return keys;
    }
}
