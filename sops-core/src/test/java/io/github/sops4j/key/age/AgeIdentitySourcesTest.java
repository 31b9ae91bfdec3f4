package io.github.sops4j.key.age;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.metadata.MasterKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgeIdentitySourcesTest {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
    private static final String NONE_FOUND =
            "failed to load age identities. Did not find keys in locations"
                    + " 'SOPS_AGE_SSH_PRIVATE_KEY_FILE', 'SOPS_AGE_SSH_PRIVATE_KEY_CMD',"
                    + " '%1$s/.ssh/id_ed25519', '%1$s/.ssh/id_rsa', 'SOPS_AGE_KEY',"
                    + " 'SOPS_AGE_KEY_FILE', 'SOPS_AGE_KEY_CMD', and"
                    + " '%1$s/.config/sops/age/keys.txt'.";

    private Path home;
    private TestUser user;
    private MasterKey key;

    @BeforeEach
    void aFileForTheFirstKey(@TempDir Path folder) throws KeyException {
        home = folder;
        user = new TestUser(folder);
        key = user.wrapped(TestKeys.recipient("age-1"), SECRET);
    }

    @AfterEach
    void wipe() {
        user.close();
    }

    private void opens() throws KeyException {
        assertThat(user.provider().unwrap(key)).isEqualTo(SECRET);
    }

    private void failsWith(String message) {
        assertThatThrownBy(() -> user.provider().unwrap(key)).hasMessage(message);
    }

    private void failsContaining(String part) {
        assertThatThrownBy(() -> user.provider().unwrap(key)).hasMessageContaining(part);
    }

    private Path file(String name, String content) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    @Test
    void withoutAnySourceEveryLocationIsListed() { // K57
        failsWith(NONE_FOUND.formatted(home));
    }

    @Test
    void aWrongIdentityAloneIsNamedAsTheCause() { // K57
        user.with("SOPS_AGE_KEY_FILE", TestKeys.path("age-2.txt"));

        failsWith(
                "failed to create reader for decrypting sops data key with age: identity did not"
                        + " match any of the recipients: incorrect identity for recipient block."
                        + " Did not find keys in locations 'SOPS_AGE_SSH_PRIVATE_KEY_FILE',"
                        + " 'SOPS_AGE_SSH_PRIVATE_KEY_CMD', '"
                        + home
                        + "/.ssh/id_ed25519', '"
                        + home
                        + "/.ssh/id_rsa', 'SOPS_AGE_KEY', and 'SOPS_AGE_KEY_CMD'.");
    }

    @Test
    void severalWrongIdentitiesHaveAnotherCause() { // K57
        user.with(
                "SOPS_AGE_KEY", TestKeys.secret("age-2.txt") + " " + TestKeys.secret("age-2.txt"));

        failsContaining("with age: no identity matched any of the recipients. Did not");
    }

    @Test
    void errorsOfSourcesComeBeforeTheLocations() { // K48
        user.with("SOPS_AGE_KEY_FILE", "/nonexistent").with("SOPS_AGE_KEY", "xx");

        failsContaining(
                "failed to load age identities. Errors while loading age identities: failed to open"
                        + " SOPS_AGE_KEY_FILE file: open /nonexistent: no such file or directory;"
                        + " failed to parse 'SOPS_AGE_KEY' age identities: unknown identity type."
                        + " Did not find keys in locations 'SOPS_AGE_SSH_PRIVATE_KEY_FILE'");
    }

    @Test
    void withoutHomeTheDirectoriesAreErrors() { // K48
        user.without("HOME");

        failsContaining(
                "Errors while loading age identities: $HOME is not defined; user config directory"
                        + " could not be determined: neither $XDG_CONFIG_HOME nor $HOME are"
                        + " defined. Did not find");
    }

    @Test
    void anUnreadableSourceDoesNotStopAnother() throws KeyException { // K48
        user.with("SOPS_AGE_KEY_FILE", "/nonexistent")
                .with("SOPS_AGE_KEY", TestKeys.secret("age-1.txt"));

        opens();
    }

    @Test
    void theSourcesAddUp() throws KeyException { // K47
        user.with("SOPS_AGE_KEY", TestKeys.secret("age-2.txt"))
                .with("SOPS_AGE_KEY_FILE", TestKeys.path("age-1.txt"));

        opens();
    }

    @Test
    void keysTxtIsFoundInTheConfigurationDirectory() throws KeyException, IOException { // K47
        file(".config/sops/age/keys.txt", TestKeys.text("age-1.txt"));

        opens();
    }

    @Test
    void anotherConfigurationDirectoryCanBeNamed() throws KeyException, IOException { // K47
        file("elsewhere/sops/age/keys.txt", TestKeys.text("age-1.txt"));
        user.with("XDG_CONFIG_HOME", home.resolve("elsewhere"));

        opens();
    }

    @Test
    void sshKeysAreFoundInTheHomeDirectory() throws KeyException, IOException { // K47
        file(".ssh/id_ed25519", TestKeys.text("ssh-ed25519"));
        key = user.wrapped(TestKeys.recipient("ssh-ed25519"), SECRET);

        opens();
    }

    @Test
    void aSourceThatCanBeReadOnlyOnceServesEveryKey() throws Exception { // K48a
        Path pipe = home.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Thread writer = new Thread(() -> write(pipe, TestKeys.text("age-1.txt")));
        writer.start();
        user.with("SOPS_AGE_KEY_FILE", pipe);
        MasterKey other = user.wrapped(TestKeys.recipient("age-2"), SECRET);

        assertThatThrownBy(() -> user.provider().unwrap(other))
                .hasMessageContaining("identity did not match");
        opens();
        writer.join();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void severalIdentitiesMayShareALineOfTheVariable() throws KeyException { // K50
        user.with(
                "SOPS_AGE_KEY",
                " " + TestKeys.secret("age-2.txt") + "\t" + TestKeys.secret("age-1.txt") + " ");

        opens();
    }

    @Test
    void aTrailingCarriageReturnIsTolerated() throws KeyException, IOException { // K50
        user.with("SOPS_AGE_KEY_FILE", file("k", TestKeys.secret("age-1.txt") + "\r\n"));

        opens();
    }

    @Test
    void aLeadingBlankInAFileIsNotTolerated() throws IOException { // K50
        user.with("SOPS_AGE_KEY_FILE", file("k", " " + TestKeys.secret("age-1.txt")));

        failsContaining(
                "failed to parse 'SOPS_AGE_KEY_FILE' age identities: unknown identity type");
    }

    @Test
    void aTrailingBlankInAFileMakesAKeyMalformed() throws IOException { // K50
        user.with("SOPS_AGE_KEY_FILE", file("k", TestKeys.secret("age-1.txt") + " "));

        failsContaining("age identities: malformed secret key: invalid character data part: s[");
    }

    @Test
    void aCommandPrintsKeysAndIsToldTheRecipient() throws KeyException, IOException { // K51
        file(TestKeys.recipient("age-1"), TestKeys.text("age-1.txt"));
        user.with("SOPS_AGE_KEY_CMD", "sh -c 'cat \"" + home + "/$SOPS_AGE_RECIPIENT\"'");

        opens();
    }

    @Test
    void aCommandRunsOncePerRecipient() throws KeyException { // K51
        Path runs = home.resolve("runs");
        user.with("SOPS_AGE_KEY_CMD", "sh -c 'echo \"#\" >> " + runs + "; echo \"#\"'");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> user.provider().unwrap(key)).isNotNull();
        }

        assertThat(runs).hasContent("#");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "# only a comment"})
    void anEmptyCommandIsAnErrorText(String command) { // K51
        user.with("SOPS_AGE_KEY_CMD", command);

        failsContaining("failed to execute command " + command + ": it is empty");
    }

    @Test
    void aFailingCommandIsNamedWithItsStatus() { // K51
        user.with("SOPS_AGE_KEY_CMD", "sh -c 'exit 3'");

        failsContaining("failed to execute command sh -c 'exit 3': exit status 3. Did not");
    }

    @Test
    void anUnclosedQuoteInACommandIsRefused() { // K51
        user.with("SOPS_AGE_KEY_CMD", "cat 'x");

        failsContaining("failed to parse command cat 'x: EOF found when expecting closing quote");
    }

    @Test
    void aPluginIdentityIsTriedLastAndNamesItsPlugin() { // K54
        user.with("SOPS_AGE_KEY", "AGE-PLUGIN-YUBIKEY-1QQQVUTDQ");

        failsContaining("age-plugin-yubikey");
    }

    @Test
    void aPluginIdentityDoesNotKeepAnotherFromOpening() throws KeyException { // K49
        user.with("SOPS_AGE_KEY", "AGE-PLUGIN-YUBIKEY-1QQQVUTDQ " + TestKeys.secret("age-1.txt"));

        opens();
    }
}
