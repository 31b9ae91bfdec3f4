package io.github.sops4j.key.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * A connection to a program of GnuPG in its line protocol, Assuan. Every wait is bounded, and so is
 * what the other side may send; buffers that held its answers are wiped.
 */
public final class AssuanConnection implements AutoCloseable {

    /** For an answer that needs nobody's help. */
    public static final Duration AT_ONCE = Duration.ofSeconds(10);

    /** For an answer that a person may have to think about, or fetch a card for. */
    public static final Duration WITH_A_PERSON = Duration.ofMinutes(3);

    /** What is sent when the other side asks back. */
    public interface Inquiries {

        /**
         * The answer to one question; not wiped.
         *
         * @param question a keyword and what follows it
         */
        byte[] answer(String question);
    }

    /** Acknowledges what the other side merely tells. */
    public static final Inquiries NONE = question -> new byte[0];

    private static final int MAX_LINE = 4096;
    private static final int MAX_DATA = 1 << 16;
    private static final int MAX_COMMAND = 900;
    private static final int CHUNK = 300;
    private static final String REDIRECTION = "%Assuan%";
    private static final String HEX = "0123456789ABCDEF";

    private final SocketChannel channel;
    private final Selector selector;
    private final ByteBuffer input = ByteBuffer.allocate(MAX_LINE).limit(0);

    private AssuanConnection(SocketChannel channel, Selector selector) {
        this.channel = channel;
        this.selector = selector;
    }

    /**
     * Connects, and waits for the greeting.
     *
     * @param socket a socket, or the file that GnuPG puts where a socket's name would be too long
     * @throws IOException when nobody listens, or what listens does not greet within {@link
     *     #AT_ONCE}
     */
    public static AssuanConnection open(Path socket) throws IOException {
        return open(socket, AT_ONCE);
    }

    /** With another patience for the greeting. */
    static AssuanConnection open(Path socket, Duration patience) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(followed(socket)));
            channel.configureBlocking(false);
            Selector selector = Selector.open();
            channel.register(selector, SelectionKey.OP_READ);
            AssuanConnection connection = new AssuanConnection(channel, selector);
            connection.readReply(new ByteArrayOutputStream(), NONE, patience);
            return connection;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static Path followed(Path socket) throws IOException {
        if (!Files.isRegularFile(socket) || Files.size(socket) > MAX_LINE) {
            return socket;
        }
        String[] lines = Files.readString(socket).split("\n", -1);
        boolean redirects =
                lines.length > 1 && lines[0].equals(REDIRECTION) && lines[1].startsWith("socket=");
        try {
            return redirects ? Path.of(lines[1].substring("socket=".length())) : socket;
        } catch (InvalidPathException e) {
            throw new IOException("the socket of gpg-agent has no usable name", e);
        }
    }

    /**
     * Sends a command and returns the line that says OK, which the caller wipes.
     *
     * @throws AssuanException when it is refused
     * @throws IOException when there is no proper answer in time
     */
    public byte[] request(String command, Duration patience) throws IOException {
        sendCommand(command);
        return readReply(new ByteArrayOutputStream(), NONE, patience);
    }

    /**
     * Sends a command and returns the data of its answer, which the caller wipes.
     *
     * @param inquiries what is sent when the other side asks back
     * @throws AssuanException when it is refused
     * @throws IOException when there is no proper answer in time
     */
    public byte[] request(String command, Inquiries inquiries, Duration patience)
            throws IOException {
        try (WipedBytes data = new WipedBytes(MAX_LINE)) {
            sendCommand(command);
            readReply(data, inquiries, patience);
            return data.takeBytes();
        }
    }

    /** A text as one word of a command. */
    public static String escaped(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** Sets an option; what the other side does not know, or not allow here, is left. */
    public void option(String name, String value) throws IOException {
        try {
            request("OPTION " + name + "=" + value, AT_ONCE);
        } catch (AssuanException notKnown) {
            return;
        }
    }

    private byte[] readReply(ByteArrayOutputStream data, Inquiries inquiries, Duration patience)
            throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            byte[] line = readLine(deadline);
            if (startsWith(line, "OK")) {
                return line;
            }
            if (startsWith(line, "ERR")) {
                throw AssuanException.of(printable(line));
            }
            if (startsWith(line, "D ")) {
                unescape(line, data);
            } else if (startsWith(line, "INQUIRE ")) {
                answer(inquiries.answer(printable(line).substring("INQUIRE ".length())));
            } else if (!startsWith(line, "S ") && !startsWith(line, "#")) {
                throw new IOException("gpg-agent sends what is not its protocol");
            }
        }
    }

    private void answer(byte[] enquired) throws IOException {
        for (int at = 0; at < enquired.length; at += CHUNK) {
            send(escaped(enquired, at, Math.min(enquired.length, at + CHUNK)));
        }
        send("END".getBytes(UTF_8));
    }

    private static byte[] escaped(byte[] data, int from, int to) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(3 * (to - from) + 2);
        line.write('D');
        line.write(' ');
        for (int i = from; i < to; i++) {
            if (data[i] == '%' || data[i] == '\r' || data[i] == '\n') {
                line.write('%');
                line.write(HEX.charAt(data[i] >> 4));
                line.write(HEX.charAt(data[i] & 15));
            } else {
                line.write(data[i]);
            }
        }
        return line.toByteArray();
    }

    private static void unescape(byte[] line, ByteArrayOutputStream data) throws IOException {
        for (int i = 2; i < line.length; i++) {
            if (line[i] == '%' && i + 2 < line.length) {
                data.write(
                        Character.digit(line[i + 1], 16) * 16 + Character.digit(line[i + 2], 16));
                i += 2;
            } else {
                data.write(line[i]);
            }
        }
        Arrays.fill(line, (byte) 0);
        if (data.size() > MAX_DATA) {
            throw new IOException("gpg-agent sends more than it should");
        }
    }

    private static boolean startsWith(byte[] line, String start) {
        boolean same = line.length >= start.length();
        for (int i = 0; same && i < start.length(); i++) {
            same = line[i] == start.charAt(i);
        }
        return same;
    }

    private static String printable(byte[] line) {
        StringBuilder text = new StringBuilder(new String(line, UTF_8));
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                text.setCharAt(i, '?');
            }
        }
        return text.toString();
    }

    /** A line break in a command would be a second command. */
    private void sendCommand(String command) throws IOException {
        boolean oneLine =
                command.indexOf('\n') < 0
                        && command.indexOf('\r') < 0
                        && command.indexOf('\0') < 0
                        && command.length() <= MAX_COMMAND;
        if (!oneLine) {
            throw new IOException("a command for gpg-agent is too long, or no single line");
        }
        send(command.getBytes(UTF_8));
    }

    private void send(byte[] line) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
        long deadline = System.nanoTime() + AT_ONCE.toNanos();
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE, deadline);
            }
        }
    }

    private byte[] readLine(long deadline) throws IOException {
        byte[] line = new byte[MAX_LINE];
        int length = 0;
        while (true) {
            if (!input.hasRemaining()) {
                fill(deadline);
            }
            while (input.hasRemaining()) {
                byte next = input.get();
                if (next == '\n') {
                    byte[] result = Arrays.copyOf(line, length);
                    Arrays.fill(line, (byte) 0);
                    return result;
                }
                if (length == MAX_LINE) {
                    throw new IOException("gpg-agent sends a line that is too long");
                }
                line[length++] = next;
            }
        }
    }

    private void fill(long deadline) throws IOException {
        await(SelectionKey.OP_READ, deadline);
        Arrays.fill(input.array(), (byte) 0);
        input.clear();
        int count = channel.read(input);
        input.flip();
        if (count < 0) {
            throw new IOException("gpg-agent closed the connection");
        }
    }

    private void await(int operation, long deadline) throws IOException {
        channel.keyFor(selector).interestOps(operation);
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0 || selector.select(left) == 0) {
            throw new SocketTimeoutException("gpg-agent does not answer in time");
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void close() {
        Arrays.fill(input.array(), (byte) 0);
        try (selector) {
            channel.close();
        } catch (IOException e) {
            // Everything has been said already.
            return;
        }
    }
}
