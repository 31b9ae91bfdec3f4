package io.github.sops4j.key.user;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against something that listens where an agent would, and does not behave. */
class AssuanConnectionTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir private Path folder;
    private Path socket;
    private ServerSocketChannel server;

    @BeforeEach
    void somethingListens() throws IOException {
        socket = folder.resolve("S");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** Greets, then answers whatever comes with this. */
    private void answers(String greeting, String answer) {
        Thread thread = new Thread(() -> serve(greeting, answer));
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(String greeting, String answer) {
        try (SocketChannel client = server.accept()) {
            client.write(ByteBuffer.wrap(greeting.getBytes(ISO_8859_1)));
            client.read(ByteBuffer.allocate(1000));
            client.write(ByteBuffer.wrap(answer.getBytes(ISO_8859_1)));
            client.read(ByteBuffer.allocate(1000));
        } catch (IOException gone) {
            return;
        }
    }

    @Test
    void whoDoesNotGreetIsLeft() {
        assertThatThrownBy(() -> AssuanConnection.open(socket, SHORT))
                .hasMessage("gpg-agent does not answer in time");
    }

    @Test
    void whoDoesNotAnswerIsLeft() throws IOException {
        answers("OK hello\n", "");
        try (AssuanConnection connection = AssuanConnection.open(socket)) {
            assertThatThrownBy(() -> connection.request("PKDECRYPT", AssuanConnection.NONE, SHORT))
                    .hasMessage("gpg-agent does not answer in time");
        }
    }

    @Test
    void nonsenseIsRefused() {
        answers("HTTP/1.1 400 Bad Request\n", "");
        assertThatThrownBy(() -> AssuanConnection.open(socket))
                .hasMessage("gpg-agent sends what is not its protocol");
    }

    @Test
    void anEndlessLineIsRefused() {
        answers("x".repeat(5000), "");
        assertThatThrownBy(() -> AssuanConnection.open(socket))
                .hasMessage("gpg-agent sends a line that is too long");
    }

    @Test
    void endlessDataIsRefused() throws IOException {
        answers("OK\n", ("D " + "x".repeat(900) + "\n").repeat(100));
        try (AssuanConnection connection = AssuanConnection.open(socket)) {
            assertThatThrownBy(
                            () ->
                                    connection.request(
                                            "PKDECRYPT",
                                            AssuanConnection.NONE,
                                            AssuanConnection.AT_ONCE))
                    .hasMessage("gpg-agent sends more than it should");
        }
    }

    @Test
    void aRefusalHasItsCodeAndNoControlCharacters() throws IOException {
        answers("OK\n", "ERR 67108881 No\u001b[31m secret key\n");
        try (AssuanConnection connection = AssuanConnection.open(socket)) {
            assertThatThrownBy(() -> connection.request("HAVEKEY", AssuanConnection.AT_ONCE))
                    .isInstanceOfSatisfying(
                            AssuanException.class,
                            refusal ->
                                    assertThat(refusal.code())
                                            .isEqualTo(AssuanException.NO_SECRET_KEY))
                    .hasMessage("ERR 67108881 No?[31m secret key");
        }
    }

    @Test
    void dataIsUnescaped() throws IOException {
        answers("OK\n", "S PROGRESS\n# comment\nD a%25b%0Ac\nOK\n");
        try (AssuanConnection connection = AssuanConnection.open(socket)) {
            byte[] data =
                    connection.request("GET", AssuanConnection.NONE, AssuanConnection.AT_ONCE);

            assertThat(data).asString().isEqualTo("a%b\nc");
        }
    }

    @Test
    void aRedirectionIsFollowed() throws IOException {
        Path redirection =
                Files.writeString(folder.resolve("R"), "%Assuan%\nsocket=" + socket + "\n");
        answers("OK\n", "OK done\n");
        try (AssuanConnection connection = AssuanConnection.open(redirection)) {
            assertThat(connection.request("NOP", AssuanConnection.AT_ONCE))
                    .asString()
                    .isEqualTo("OK done");
        }
    }
}
