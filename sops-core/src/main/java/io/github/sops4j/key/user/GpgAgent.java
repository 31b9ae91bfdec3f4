package io.github.sops4j.key.user;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** GnuPG's agent as a keeper of passphrases: it asks for them and remembers them (clause K55). */
public final class GpgAgent implements AutoCloseable {

    private static final String SOCKET = "S.gpg-agent";

    private final AssuanConnection connection;

    private GpgAgent(AssuanConnection connection) {
        this.connection = connection;
    }

    /** The agent of the user; null when none is running. */
    public static @Nullable GpgAgent connect(UserEnvironment environment) {
        try {
            Path socket = socket(environment);
            return socket == null ? null : new GpgAgent(AssuanConnection.open(socket));
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return null;
        }
    }

    private static @Nullable Path socket(UserEnvironment environment) {
        String info = environment.variable("GPG_AGENT_INFO");
        if (info != null) {
            int colon = info.indexOf(':');
            String path = colon < 0 ? info : info.substring(0, colon);
            return path.isEmpty() ? null : Path.of(path);
        }
        Path home = environment.accountHome();
        Path standard = home == null ? null : home.resolve(".gnupg").resolve(SOCKET);
        String runtime = environment.variable("XDG_RUNTIME_DIR");
        return runtime == null || (standard != null && Files.exists(standard))
                ? standard
                : Path.of(runtime, "gnupg", SOCKET);
    }

    /**
     * The passphrase remembered under a name, or what the user answers to a question.
     *
     * @throws IOException when the user cancels, or the agent cannot ask
     */
    public Passphrase passphrase(String name, String question, UserEnvironment environment)
            throws IOException {
        Pinentry.tell(connection, environment);
        byte[] line =
                answer(
                        "GET_PASSPHRASE "
                                + AssuanConnection.escaped(name)
                                + " X Passphrase "
                                + AssuanConnection.escaped(question));
        try {
            return Passphrase.ofHex(line, "OK ".length(), line.length);
        } finally {
            Arrays.fill(line, (byte) 0);
        }
    }

    private byte[] answer(String command) throws IOException {
        try {
            return connection.request(command, AssuanConnection.WITH_A_PERSON);
        } catch (AssuanException e) {
            if (e.code() == AssuanException.NO_DATA) {
                throw new IOException("GPG_ERR_NO_DATA cache miss", e);
            }
            if (e.code() == AssuanException.CANCELED) {
                throw new IOException("gpgagent: Cancel", e);
            }
            throw e;
        }
    }

    /** Makes the agent forget what it remembers under a name. */
    public void forget(String name) throws IOException {
        connection.request(
                "CLEAR_PASSPHRASE " + AssuanConnection.escaped(name), AssuanConnection.AT_ONCE);
    }

    @Override
    public void close() {
        connection.close();
    }
}
