package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.UserEnvironment;
import io.github.sops4j.metadata.MasterKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Somebody without gpg and without an agent, with a GnuPG home, variables and a passphrase to type.
 */
final class PgpUser implements AutoCloseable {

    static final Path RESOURCES = Path.of("src/test/resources/pgp");

    private final Map<String, String> variables = new HashMap<>();
    final List<String> questions = new ArrayList<>();
    private final UserEnvironment environment;
    private final PgpKeyProvider provider;
    private String passphrase = "";

    PgpUser(Path home) {
        variables.put("GNUPGHOME", home.toString());
        variables.put("SOPS_GPG_EXEC", "/no/such/gpg");
        environment =
                new UserEnvironment(variables::get, "Linux", home, this::answer, warning -> {});
        provider = new PgpKeyProvider(environment);
    }

    PgpUser with(String variable, Object value) {
        variables.put(variable, value.toString());
        return this;
    }

    PgpUser typing(String text) {
        passphrase = text;
        return this;
    }

    PgpKeyProvider provider() {
        return provider;
    }

    GnupgHome home() {
        return Objects.requireNonNull(GnupgHome.of(environment));
    }

    byte[] open(String message) throws KeyException {
        return provider.unwrap(new MasterKey("pgp", Map.of("enc", message)));
    }

    byte[] open(Path message) throws IOException, KeyException {
        return open(Files.readString(message));
    }

    String wrap(String name, byte[] secret) throws KeyException {
        return provider.wrap(provider.parse(name).get(0), secret);
    }

    static byte[] dataKey() throws IOException {
        return Files.readAllBytes(RESOURCES.resolve("data-key"));
    }

    private char[] answer(String question) throws IOException {
        questions.add(question);
        if (passphrase.isEmpty()) {
            throw new IOException("nobody is here");
        }
        return passphrase.toCharArray();
    }

    @Override
    public void close() {
        provider.close();
    }
}
