package io.github.sops4j.smallrye;

import io.github.sops4j.Secrets;
import io.github.sops4j.Sops;
import io.github.sops4j.Source;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.smallrye.config.SecretKeysHandler;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Values of files, each of which is opened once. */
final class OpenedFiles implements SecretKeysHandler {
    private final Keys keys;
    private final Map<String, Secrets> byFile = new ConcurrentHashMap<>();

    OpenedFiles(Keys keys) {
        this.keys = keys;
    }

    @Override
    public String getName() {
        return SopsSecretKeysHandlerFactory.NAME;
    }

    /**
     * A value.
     *
     * @param secret {@code file#path}
     * @throws io.smallrye.config.ConfigValidationException when there is none; it says why
     */
    @Override
    public String decode(String secret) {
        try {
            return value(secret);
        } catch (SopsException | UncheckedIOException failure) {
            throw Failures.of(failure);
        }
    }

    private String value(String secret) {
        Settings.refuseSecret();
        int mark = secret.indexOf('#');
        if (mark <= 0 || mark == secret.length() - 1) {
            throw new SopsException(
                    Kind.PATH_MALFORMED,
                    "${sops::"
                            + secret
                            + "}: write ${sops::file#path}, as in"
                            + " ${sops::secrets.yaml#db.password}");
        }
        String file = secret.substring(0, mark);
        try {
            return byFile.computeIfAbsent(file, this::open).text(secret.substring(mark + 1));
        } catch (SopsException failure) {
            throw failure.inFront(file);
        }
    }

    private Secrets open(String file) {
        Source source = Objects.requireNonNull(new Location(file, false).read());
        try (Sops sops = keys.open()) {
            List<Secrets> documents = sops.readAll(source);
            if (documents.size() > 1) {
                throw new SopsException(
                        Kind.ENCRYPTED_MALFORMED,
                        "it has " + documents.size() + " documents; a path leads into one only");
            }
            return documents.get(0);
        }
    }
}
