package io.github.sops4j.key.age;

import io.github.sops4j.key.user.Base32;
import io.github.sops4j.key.user.GpgAgent;
import io.github.sops4j.key.user.Passphrase;
import io.github.sops4j.key.user.UserEnvironment;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The passphrase of an identity file: from gpg-agent where one runs, else asked for (K52, K55). */
final class IdentityPassphrase {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int NAME_CHARACTERS = 40;

    private final String question;
    private final byte[] file;
    private final UserEnvironment environment;

    /** The passphrase of a binary age file found at a location. */
    IdentityPassphrase(String location, byte[] file, UserEnvironment environment) {
        this.question = "Enter passphrase for identity '" + location + "':";
        this.file = file;
        this.environment = environment;
    }

    /** The passphrase; it may be empty. */
    Passphrase ask() throws IOException {
        try (GpgAgent agent = GpgAgent.connect(environment)) {
            if (agent != null) {
                return agent.passphrase(agentName(), question, environment);
            }
        } catch (IOException e) {
            throw new IOException("gpg-agent passphrase request errored: " + e.getMessage(), e);
        }
        return Passphrase.of(environment.prompt().ask(question));
    }

    /** Says that it was wrong, so that nobody remembers it. */
    void forget() {
        try (GpgAgent agent = GpgAgent.connect(environment)) {
            if (agent != null) {
                agent.forget(agentName());
            }
        } catch (IOException e) {
            environment
                    .warnings()
                    .accept("gpg-agent remove cache request errored: " + e.getMessage());
        }
    }

    /** The name under which gpg-agent remembers it: 25 bytes of a hash in base32. */
    String agentName() {
        byte[] hash;
        try {
            hash = MessageDigest.getInstance("SHA-256").digest(file);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks SHA-256", e);
        }
        return "SopsAge" + Base32.encode(hash, ALPHABET, NAME_CHARACTERS);
    }
}
