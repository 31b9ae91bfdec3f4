package io.github.sops4j.key.age;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A connection to gpg-agent, which asks for passphrases and remembers them (clause K55). */
final class GpgAgent implements AutoCloseable {

    private static final int MAX_LINE = 4096;
    private static final String SOCKET = "S.gpg-agent";

    private final SocketChannel channel;
    private final ByteBuffer input = ByteBuffer.allocate(MAX_LINE).limit(0);

    private GpgAgent(SocketChannel channel) {
        this.channel = channel;
    }

    /** The agent of the user; null when none is running. */
    static @Nullable GpgAgent connect(AgeEnvironment environment) {
        try {
            Path socket = socket(environment);
            return socket == null ? null : connect(socket);
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return null;
        }
    }

    private static GpgAgent connect(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            GpgAgent agent = new GpgAgent(channel);
            agent.readOk();
            return agent;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable Path socket(AgeEnvironment environment) {
        String info = environment.variable("GPG_AGENT_INFO");
        if (info != null) {
            int colon = info.indexOf(':');
            String path = colon < 0 ? info : info.substring(0, colon);
            return path.isEmpty() ? null : Path.of(path);
        }
        Path standard = environment.accountHome().resolve(".gnupg").resolve(SOCKET);
        String runtime = environment.variable("XDG_RUNTIME_DIR");
        return runtime == null || Files.exists(standard)
                ? standard
                : Path.of(runtime, "gnupg", SOCKET);
    }

    /**
     * The passphrase remembered under a name, or what the user answers to a question.
     *
     * @throws IOException when the user cancels, or the agent cannot ask
     */
    Passphrase passphrase(String name, String question, AgeEnvironment environment)
            throws IOException {
        option("display=", environment.valueOf("DISPLAY"));
        option("ttyname=", terminal());
        option("ttytype=", environment.valueOf("TERM"));
        send("GET_PASSPHRASE " + escaped(name) + " X Passphrase " + escaped(question));
        byte[] line = readLine();
        try {
            return Passphrase.ofHex(line, "OK ".length(), checked(line));
        } finally {
            Primitives.wipe(line);
            Primitives.wipe(input.array());
        }
    }

    /** Makes the agent forget what it remembers under a name. */
    void forget(String name) throws IOException {
        send("CLEAR_PASSPHRASE " + escaped(name));
        readOk();
    }

    private void option(String name, String value) throws IOException {
        if (!value.isEmpty()) {
            send("OPTION " + name + value);
            readOk();
        }
    }

    private void readOk() throws IOException {
        checked(readLine());
    }

    /** The length of a line that says OK. */
    private static int checked(byte[] line) throws IOException {
        if (line.length >= 2 && line[0] == 'O' && line[1] == 'K') {
            return line.length;
        }
        String text = new String(line, UTF_8);
        if (text.startsWith("ERR 67108922 ")) {
            throw new IOException("GPG_ERR_NO_DATA cache miss");
        }
        if (text.startsWith("ERR 83886179 ")) {
            throw new IOException("gpgagent: Cancel");
        }
        throw new IOException(text);
    }

    private static String terminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/0")).toString();
            return target.startsWith("/dev/") ? target : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private void send(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private byte[] readLine() throws IOException {
        byte[] line = new byte[MAX_LINE];
        int length = 0;
        while (true) {
            if (!input.hasRemaining()) {
                input.clear();
                int count = channel.read(input);
                input.flip();
                if (count < 0) {
                    throw new IOException("gpg-agent closed the connection");
                }
            }
            while (input.hasRemaining()) {
                byte next = input.get();
                if (next == '\n') {
                    byte[] result = Arrays.copyOf(line, length);
                    Primitives.wipe(line);
                    return result;
                }
                if (length == MAX_LINE) {
                    throw new IOException("gpg-agent sends a line that is too long");
                }
                line[length++] = next;
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Everything has been said already.
            return;
        }
    }
}
