package io.github.sops4j.key.age;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.metadata.MasterKey;
import io.github.sops4j.program.NeedsPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the programs {@code age} and {@code sops} on the path. */
@Tag("interop")
@NeedsPrograms({"sops", "age"})
class AgeInteropTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private Path folder;
    private TestUser user;

    @BeforeEach
    void aUser(@TempDir Path temporary) {
        folder = temporary;
        user = new TestUser(temporary);
    }

    @AfterEach
    void wipe() {
        user.close();
    }

    private String run(Map<String, String> variables, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("SOPS_"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @ParameterizedTest
    @CsvSource({"age-1,age-1.txt", "ssh-ed25519,ssh-ed25519", "ssh-rsa,ssh-rsa"})
    void ageOpensWhatWeWrap(String name, String identity) throws Exception { // K56
        MasterKey key = user.wrapped(TestKeys.recipient(name), SECRET.getBytes(UTF_8));
        Files.writeString(folder.resolve("enc"), key.encrypted());

        String opened = run(Map.of(), "age", "-d", "-i", "" + TestKeys.path(identity), "enc");

        assertThat(opened).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "age-1,SOPS_AGE_KEY_FILE,age-1.txt",
        "ssh-ed25519,SOPS_AGE_SSH_PRIVATE_KEY_FILE,ssh-ed25519",
        "ssh-rsa,SOPS_AGE_SSH_PRIVATE_KEY_FILE,ssh-rsa"
    })
    void weOpenWhatAgeWraps(String name, String variable, String file) throws Exception { // K56
        Files.writeString(folder.resolve("plain"), SECRET);
        String enc = run(Map.of(), "age", "-a", "-r", TestKeys.recipient(name), "plain");
        user.with(variable, TestKeys.path(file));

        assertThat(unwrapped(enc)).isEqualTo(SECRET);
    }

    @Test
    void sopsOpensAHybridFileThatWeWrappedAndWeOpenItsOwn() throws Exception { // K54
        Files.writeString(folder.resolve("f.json"), "{\"a\": \"b\"}");
        Map<String, String> identity =
                Map.of("SOPS_AGE_KEY_FILE", TestKeys.path("age-hybrid.txt").toString());
        String recipient = TestKeys.recipient("age-hybrid");
        user.with("SOPS_AGE_KEY_FILE", TestKeys.path("age-hybrid.txt"));

        String file = run(Map.of(), "sops", "encrypt", "--age", recipient, "f.json");
        String enc = textOf(file, "enc");
        byte[] dataKey = user.provider().unwrap(key(enc));
        String ours = user.wrapped(recipient, dataKey).encrypted();
        Files.writeString(folder.resolve("ours.json"), file.replace(escaped(enc), escaped(ours)));

        assertThat(dataKey).hasSize(32);
        assertThat(run(identity, "sops", "decrypt", "--extract", "[\"a\"]", "ours.json"))
                .isEqualTo("b");
    }

    @Test
    void malformedRecipientsAreRefusedInTheSameWords() throws Exception { // K54
        Files.writeString(folder.resolve("f.json"), "{\"a\": \"b\"}");
        for (String text :
                List.of("xyz", "age1", "age1zzz", "age1pq1x", "ssh-ed25519", "age1b1c")) {
            String theirs =
                    run(Map.of(), "sh", "-c", "sops encrypt --age '" + text + "' f.json || true");
            assertThat(theirs.strip()).isEqualTo(refusal(text));
        }
    }

    private String refusal(String text) {
        try {
            return user.provider().parse(text).toString();
        } catch (KeyException e) {
            return e.getMessage();
        }
    }

    private String unwrapped(String enc) throws KeyException {
        return new String(user.provider().unwrap(key(enc)), UTF_8);
    }

    private static MasterKey key(String enc) {
        return new MasterKey("age", Map.of("recipient", "", "enc", enc));
    }

    private static String textOf(String json, String field) {
        int start = json.indexOf("\"" + field + "\": \"") + field.length() + 5;
        return json.substring(start, json.indexOf('"', start)).replace("\\n", "\n");
    }

    private static String escaped(String text) {
        return text.replace("\n", "\\n");
    }
}
