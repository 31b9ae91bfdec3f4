package io.github.sops4j.key.pgp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is said to an agent, and what is made of its refusals; the real one is in the interop tests.
 */
class AgentKeysTest {

    private static final Path GNUPG = PgpUser.RESOURCES.resolve("gnupg-2.4");
    private static final String PASSPHRASE = "a-passphrase-for-another-key";

    @TempDir private Path home;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private ServerSocketChannel server;
    private PgpUser user;

    @BeforeEach
    void aHomeWithPublicKeysOnly() throws IOException {
        Files.copy(GNUPG.resolve("home/pubring.kbx"), home.resolve("pubring.kbx"));
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(home.resolve("S.gpg-agent")));
        user = new PgpUser(home);
    }

    @AfterEach
    void stop() throws IOException {
        user.close();
        server.close();
    }

    /** Says OK to everything but the commands that begin like this. */
    private void answers(Map<String, String> answers) {
        Thread thread = new Thread(() -> serve(answers));
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Map<String, String> answers) {
        try (SocketChannel client = server.accept();
                BufferedReader in = new BufferedReader(Channels.newReader(client, ISO_8859_1))) {
            say(client, "OK hello");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                String answer = "OK";
                for (Map.Entry<String, String> each : answers.entrySet()) {
                    answer = line.startsWith(each.getKey()) ? each.getValue() : answer;
                }
                say(client, answer);
            }
        } catch (IOException gone) {
            return;
        }
    }

    private static void say(SocketChannel client, String line) throws IOException {
        client.write(ByteBuffer.wrap((line + "\n").getBytes(ISO_8859_1)));
    }

    /** It would count as a wrong PIN, and after three of them the card is locked. */
    @Test
    void aPassphraseIsNeverGivenToACard() {
        answers(
                Map.of(
                        "KEYINFO", "D GRIP T D276000124010200 OPENPGP.2\nOK",
                        "PKDECRYPT", "ERR 100663383 Bad PIN"));
        user.with("SOPS_PGP_PASSPHRASE", PASSPHRASE);

        assertThatThrownBy(() -> user.open(GNUPG.resolve("messages/ecc.asc")))
                .hasMessageContaining("gpg-agent: wrong PIN")
                .hasMessageNotContaining("/no/such/gpg");
        assertThat(heard)
                .anyMatch(line -> line.startsWith("PKDECRYPT"))
                .noneMatch(line -> line.contains("loopback") || line.contains(PASSPHRASE));
    }

    @Test
    void aPassphraseThatIsGivenSparesTheQuestion() {
        answers(
                Map.of(
                        "KEYINFO", "D GRIP D - - - P - - -\nOK",
                        "PKDECRYPT", "ERR 67108875 Bad passphrase"));
        user.with("SOPS_PGP_PASSPHRASE", PASSPHRASE);

        assertThatThrownBy(() -> user.open(GNUPG.resolve("messages/ecc.asc")))
                .hasMessageContaining("gpg-agent: wrong passphrase")
                .hasMessageContaining("/no/such/gpg: there is no such program");
        assertThat(heard).contains("OPTION pinentry-mode=loopback");
    }

    @Test
    void whoCancelsIsNotAskedAgain() {
        answers(
                Map.of(
                        "KEYINFO", "D GRIP D - - - P - - -\nOK",
                        "PKDECRYPT", "ERR 83886179 Operation cancelled <Pinentry>"));

        assertThatThrownBy(() -> user.open(GNUPG.resolve("messages/ecc.asc")))
                .hasMessageContaining("the question for a passphrase was cancelled")
                .hasMessageNotContaining("/no/such/gpg");
        assertThat(user.questions).isEmpty();
    }

    @Test
    void aCardThatIsNotInsertedIsSaid() {
        answers(
                Map.of(
                        "KEYINFO", "D GRIP T D276000124010200 OPENPGP.2\nOK",
                        "PKDECRYPT", "ERR 100663408 Card not present"));

        assertThatThrownBy(() -> user.open(GNUPG.resolve("messages/ecc.asc")))
                .hasMessageContaining("the card with the secret key is not inserted");
    }

    @Test
    void anAnswerThatIsNoneIsRefused() {
        answers(
                Map.of(
                        "KEYINFO", "D GRIP D - - - C - - -\nOK",
                        "PKDECRYPT", "D (5:value3:abc\nOK"));

        assertThatThrownBy(() -> user.open(GNUPG.resolve("messages/ecc.asc")))
                .hasMessageContaining("it answers what is not its protocol");
    }

    @Test
    void anAgentWithoutTheKeySaysSo() {
        answers(Map.of("HAVEKEY", "ERR 67108881 No secret key"));

        assertThatThrownBy(() -> user.open(GNUPG.resolve("messages/ecc.asc")))
                .hasMessageContaining("gpg-agent: no secret key 0x7FBA1257E436CE9E");
    }

    @Test
    void whatAnEnvironmentHoldsIsNoCommand() {
        answers(Map.of("HAVEKEY", "ERR 67108881 No secret key"));
        user.with("DISPLAY", ":0\nKILLAGENT").with("TERM", "xterm");

        assertThatThrownBy(() -> user.open(GNUPG.resolve("messages/ecc.asc")));
        assertThat(heard).contains("OPTION ttytype=xterm").noneMatch(line -> line.contains("KILL"));
    }
}
