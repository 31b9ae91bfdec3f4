package io.github.sops4j.key.pgp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.place.KeyFile;
import io.github.sops4j.key.user.Passphrase;
import io.github.sops4j.key.user.UserEnvironment;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The passphrase of secret keys: given by a variable or in a file, else asked for. */
final class PassphraseSources implements Passphrases {

    static final String VARIABLE = "SOPS_PGP_PASSPHRASE";
    static final String FILE_VARIABLE = "SOPS_PGP_PASSPHRASE_FILE";

    private final UserEnvironment environment;
    private final @Nullable GnupgHome home;

    PassphraseSources(UserEnvironment environment, @Nullable GnupgHome home) {
        this.environment = environment;
        this.home = home;
    }

    @Override
    public @Nullable Passphrase given() throws KeyException {
        String value = environment.variable(VARIABLE);
        if (value != null && !value.isEmpty()) {
            return Passphrase.ofFirstLine(value.getBytes(UTF_8));
        }
        String file = environment.variable(FILE_VARIABLE);
        if (file == null || file.isEmpty()) {
            return null;
        }
        try {
            return Passphrase.ofFirstLine(KeyFile.read(KeyFile.path(file)));
        } catch (KeyException e) {
            throw new KeyException(FILE_VARIABLE + ": " + e.getMessage(), e);
        }
    }

    /** On the terminal, or where there is none by the pinentry of a running agent. */
    @Override
    public Passphrase ask(String key) throws KeyException {
        String question = "Enter passphrase for OpenPGP key " + key + ":";
        try {
            return Passphrase.ask(environment.prompt(), question);
        } catch (IOException noTerminal) {
            if (home == null) {
                throw nobody(noTerminal);
            }
            try (AgentConnection agent = AgentConnection.open(home, environment)) {
                return agent.passphrase(question);
            } catch (IOException noAgent) {
                throw nobody(noAgent);
            }
        }
    }

    private static KeyException nobody(IOException reason) {
        return new KeyException(
                "no passphrase: "
                        + VARIABLE
                        + " and "
                        + FILE_VARIABLE
                        + " are not set, there is no terminal to ask on, "
                        + reason.getMessage(),
                reason);
    }
}
