package io.github.sops4j.key.age;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.metadata.MasterKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real gpg-agent with a home of its own. */
@Tag("interop")
class GpgAgentTest {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
    private static final String NAME = "SopsAge6JK2GGNJIA4OGVDONNITKLNKO2OAMETBMOZZ6GBL";

    private Path home;
    private TestUser user;

    @BeforeEach
    void anAgentThatTakesPassphrases(@TempDir Path folder) throws Exception {
        home = folder;
        user = new TestUser(folder).with("SOPS_AGE_KEY_FILE", TestKeys.path("age-passphrase.age"));
        Files.writeString(folder.resolve("gpg-agent.conf"), "allow-preset-passphrase\n");
        run("gpgconf", "--homedir", "" + folder, "--launch", "gpg-agent");
        String socket = run("gpgconf", "--homedir", "" + folder, "--list-dirs", "agent-socket");
        user.with("GPG_AGENT_INFO", socket + ":0:1");
    }

    @AfterEach
    void stop() throws Exception {
        user.close();
        run("gpgconf", "--homedir", "" + home, "--kill", "gpg-agent");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private String agent(String command) throws IOException, InterruptedException {
        return run("gpg-connect-agent", "--homedir", "" + home, command, "/bye");
    }

    private void remember(String passphrase) throws IOException, InterruptedException {
        String hex = HexFormat.of().withUpperCase().formatHex(passphrase.getBytes(UTF_8));
        assertThat(agent("PRESET_PASSPHRASE " + NAME + " -1 " + hex)).isEqualTo("OK");
    }

    @Test
    void aRememberedPassphraseOpensWithoutATerminal() throws Exception { // K55
        remember(TestKeys.text("age-passphrase.pass").strip());
        MasterKey key = user.wrapped(TestKeys.recipient("age-passphrase"), SECRET);

        assertThat(user.provider().unwrap(key)).isEqualTo(SECRET);
        assertThat(user.questions).isEmpty();
    }

    @Test
    void aWrongPassphraseIsForgotten() throws Exception { // K55
        remember("wrong one");
        MasterKey key = user.wrapped(TestKeys.recipient("age-passphrase"), SECRET);

        assertThatThrownBy(() -> user.provider().unwrap(key))
                .hasMessageContaining("incorrect passphrase");
        assertThat(agent("GET_PASSPHRASE --no-ask " + NAME + " X X X")).contains("67108922");
    }

    @Test
    void withoutAnAgentTheUserIsAsked() throws Exception { // K55
        user.with("GPG_AGENT_INFO", home.resolve("nothing"))
                .typing(TestKeys.text("age-passphrase.pass").strip());
        MasterKey key = user.wrapped(TestKeys.recipient("age-passphrase"), SECRET);

        assertThat(user.provider().unwrap(key)).isEqualTo(SECRET);
        assertThat(user.questions).hasSize(1);
    }
}
