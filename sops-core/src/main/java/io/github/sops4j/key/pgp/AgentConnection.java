package io.github.sops4j.key.pgp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sops4j.key.user.AssuanConnection;
import io.github.sops4j.key.user.AssuanException;
import io.github.sops4j.key.user.Passphrase;
import io.github.sops4j.key.user.Pinentry;
import io.github.sops4j.key.user.UserEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The running agent of a GnuPG home: it uses secret keys for us, and asks for passphrases. */
final class AgentConnection implements AutoCloseable {

    private static final String ON_DISK = "D";

    private final AssuanConnection connection;

    private AgentConnection(AssuanConnection connection) {
        this.connection = connection;
    }

    /**
     * Connects to the agent of a home, or to the one forwarded to where it would listen.
     *
     * @throws IOException when none is running, or it does not answer
     */
    static AgentConnection open(GnupgHome home, UserEnvironment environment) throws IOException {
        IOException failure = new IOException("no gpg-agent is running for " + home);
        for (Path socket : home.agentSockets()) {
            try {
                AssuanConnection connection = AssuanConnection.open(socket);
                Pinentry.tell(connection, environment);
                return new AgentConnection(connection);
            } catch (IOException | UnsupportedOperationException e) {
                failure = new IOException(socket + ": " + e.getMessage(), e);
            }
        }
        throw failure;
    }

    /** Whether it has a secret key, be it on a card. */
    boolean has(String keygrip) throws IOException {
        try {
            connection.request("HAVEKEY " + keygrip, AssuanConnection.AT_ONCE);
            return true;
        } catch (AssuanException e) {
            if (e.code() == AssuanException.NO_SECRET_KEY) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Whether a secret key is on a card. A card counts wrong PINs and then locks itself, so it must
     * never be given what was meant as a passphrase.
     */
    boolean isOnCard(String keygrip) throws IOException {
        byte[] info =
                connection.request(
                        "KEYINFO --data " + keygrip,
                        AssuanConnection.NONE,
                        AssuanConnection.AT_ONCE);
        String[] words = new String(info, UTF_8).split(" ", 3);
        return words.length < 2 || !words[1].equals(ON_DISK);
    }

    /**
     * What a secret key makes of a ciphertext; a person may be asked for a passphrase or a card.
     *
     * @param ciphertext an S-expression {@code (enc-val …)}
     * @param given the passphrase, if it is known; it spares the person the question
     * @return the S-expression {@code (value …)}, which the caller wipes
     * @throws IOException when the agent refuses, with a reason for a person
     */
    byte[] decrypt(
            String keygrip, String description, byte[] ciphertext, @Nullable Passphrase given)
            throws IOException {
        connection.request("SETKEY " + keygrip, AssuanConnection.AT_ONCE);
        connection.request(
                "SETKEYDESC " + AssuanConnection.escaped(description), AssuanConnection.AT_ONCE);
        if (given != null) {
            connection.option("pinentry-mode", "loopback");
        }
        return connection.request(
                "PKDECRYPT",
                question -> answer(question, ciphertext, given),
                AssuanConnection.WITH_A_PERSON);
    }

    private static byte[] answer(String question, byte[] ciphertext, @Nullable Passphrase given) {
        if (question.startsWith("CIPHERTEXT")) {
            return ciphertext;
        }
        return question.startsWith("PASSPHRASE") && given != null ? given.bytes() : new byte[0];
    }

    /** The answer of a person to a question; it is not remembered. */
    Passphrase passphrase(String question) throws IOException {
        byte[] answer =
                connection.request(
                        "GET_PASSPHRASE --data X X Passphrase "
                                + AssuanConnection.escaped(question),
                        AssuanConnection.NONE,
                        AssuanConnection.WITH_A_PERSON);
        return Passphrase.ofFirstLine(answer);
    }

    @Override
    public void close() {
        connection.close();
    }
}
