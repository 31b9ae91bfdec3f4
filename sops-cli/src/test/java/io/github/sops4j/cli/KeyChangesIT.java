package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.NeedsPrograms;
import io.github.sops4j.program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * updatekeys and groups beside the real program: what is said, what is written, who can read it.
 */
@Tag("interop")
@NeedsPrograms("sops")
class KeyChangesIT {
    private static final Path KEYS =
            Path.of("..", "spec", "vectors", "keys").toAbsolutePath().normalize();
    private static final String A =
            "age1k62d0nvlw2smgn07kxf3h6e7nx25x03zw3arv238w7p0ek9legxqt5na9u";
    private static final String B =
            "age1epnvs7zyc67nl9lsmc4d7e58rsrjayu035ve4knguwrnw6qtyd6sqqmyxy";
    private static final String C = Shell.RECIPIENT;
    private static final String THRESHOLD = "--shamir-secret-sharing-threshold";
    private static final String PLAIN = "# why\na: one\nb: [2, 'x']\n";

    private static final String KEYS_OF_SERVICES =
            """
                azure_kv:
                    - created_at: "2020-01-01T00:00:00Z"
                      enc: x
                      name: k
                      vault_url: https://v.example
                      version: "0123"
                gcp_kms:
                    - created_at: "2020-01-01T00:00:00Z"
                      enc: x
                      resource_id: p/a
                    - created_at: "2020-01-01T00:00:00Z"
                      enc: x
                      resource_id: p/b
                hc_vault:
                    - created_at: "2020-01-01T00:00:00Z"
                      enc: x
                      engine_path: a/b
                      key_name: k
                      vault_address: https://v:8200
                hckms:
                    - created_at: "2020-01-01T00:00:00Z"
                      enc: x
                      key_id: r:1
            """;

    @TempDir private Path folder;
    private Shell shell;
    private String identities;

    @BeforeEach
    void aFileForEach() throws Exception {
        identities =
                Files.readString(KEYS.resolve("age-1.txt"))
                        + Files.readString(KEYS.resolve("age-2.txt"));
        shell = new Shell(folder);
        shell.set("SOPS_AGE_KEY", identities);
        Files.writeString(folder.resolve("plain.yaml"), PLAIN);
        again();
    }

    private void again() throws Exception {
        String encrypted = real("", "encrypt", "--age", A, "plain.yaml").result();
        Files.writeString(folder.resolve("ours.yaml"), encrypted);
        Files.writeString(folder.resolve("real.yaml"), encrypted);
    }

    private void rule(String text) throws IOException {
        Files.writeString(folder.resolve(".sops.yaml"), "creation_rules: [{" + text + "}]\n");
    }

    private Outcome real(String in, String... words) throws Exception {
        Path input = Files.writeString(folder.resolve("in"), in);
        ProcessBuilder builder = new ProcessBuilder("sops").directory(folder.toFile());
        builder.command().addAll(List.of(words));
        builder.redirectInput(input.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("SOPS_"));
        environment.put("SOPS_AGE_KEY", identities);
        environment.put("SOPS_DISABLE_VERSION_CHECK", "true");
        environment.put("HOME", folder.toString());
        return Outcome.of(builder);
    }

    private Outcome ours(String in, String... words) {
        shell.type(in);
        return new Outcome(shell.run(words), shell.out(), shell.err());
    }

    /** Both programs, each with its own file, whose name is FILE. */
    private void same(String in, String... words) throws Exception {
        Outcome ours = ours(in, named("ours.yaml", words));
        Outcome theirs = real(in, named("real.yaml", words));
        assertThat(shape(ours.out())).isEqualTo(shape(theirs.out()));
        assertThat(shape(ours.err())).isEqualTo(shape(theirs.err()));
        assertThat(ours.status()).isEqualTo(theirs.status());
        assertThat(shape(content("ours.yaml"))).isEqualTo(shape(content("real.yaml")));
    }

    private static String[] named(String file, String... words) {
        return List.of(words).stream()
                .map(word -> word.equals("FILE") ? file : word)
                .toArray(String[]::new);
    }

    private String content(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    /** Text without what is different each time, and without the names of the two files. */
    private static String shape(String text) {
        return text.replaceAll("(?s)-----BEGIN.*?-----END", "")
                .replaceAll("created_at: \"[^\"]*\"", "created_at: TIME")
                .replaceAll("(?m)^\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d ", "TIME ")
                .replaceAll("time=\"[^\"]*\"", "TIME")
                .replaceAll("(ours|real)\\.yaml", "FILE");
    }

    /** Each program reads what the other one wrote. */
    private void bothRead() throws Exception {
        assertThat(real("", "decrypt", "ours.yaml").result())
                .isEqualTo("# why\na: one\nb:\n    - 2\n    - x\n");
        assertThat(ours("", "decrypt", "real.yaml").result()).contains("a: one\n");
        assertThat(ours("", "decrypt", "ours.yaml").result()).contains("a: one\n");
    }

    private void updated(String rule) throws Exception {
        rule(rule);
        same("", "updatekeys", "-y", "FILE");
        bothRead();
    }

    @Test
    void keysComeAndGo() throws Exception {
        updated("age: '" + A + "," + B + "'"); // C166, C167, C170
        updated("age: '" + B + "," + A + "'"); // C166
        updated("age: ['" + C + "', '" + B + "', '" + B + "']"); // C167
        updated("key_groups: [{age: [" + B + "]}]"); // C167
    }

    @Test
    void oneGroupBecomesSeveralAndOneAgain() throws Exception {
        updated("key_groups: [{age: [" + B + "]}, {age: [" + A + ", " + C + "]}]"); // C167, C168
        updated("key_groups: [{age: [" + A + "]}, {age: [" + B + "]}, {age: [" + A + "]}]"); // C168
        updated("key_groups: [{age: [" + A + "]}, {age: [" + A + ", " + B + "]}]"); // C168
        updated("age: " + B); // C168
        updated("age: '" + B + ", " + A + "'"); // C168
    }

    @Test
    void keysThatOnlyTheOtherProgramCanUseAreCompared() throws Exception {
        for (String name : new String[] {"ours.yaml", "real.yaml"}) {
            String with = content(name).replace("sops:\n", "sops:\n" + KEYS_OF_SERVICES);
            Files.writeString(folder.resolve(name), with);
        }
        updated(
                "azure_keyvault: 'https://v.example/keys/k/0123', gcp_kms: 'p/a, p/b', hckms: ['r:1'],"
                        + " hc_vault_transit_uri: 'https://v:8200/v1/a/b/keys/k', age: "
                        + A); // C166, K4, K59, K67
    }

    @ParameterizedTest
    @ValueSource(strings = {"y\n", "y", " y \r\n", "x\ny\n", "n\n", "\n", "y n\n", "", "x\n", "  "})
    void everyAnswerIsTakenAlike(String answer) throws Exception {
        rule("age: '" + A + "," + B + "'");
        same(answer, "updatekeys", "FILE"); // C169, C207
    }

    @Test
    void whatIsWrongIsSaidInTheSameWords() throws Exception {
        same("", "updatekeys"); // C108
        rule("age: " + B);
        same("", "updatekeys"); // C108
        same("", "updatekeys", "no.yaml"); // C166
        same("", "updatekeys", "."); // C166
        same("", "updatekeys", "-y", ".", "no.yaml", "."); // C171
        rule("encrypted_regex: x");
        same("", "updatekeys", "-y", "FILE"); // C36, C168
        Files.writeString(folder.resolve(".sops.yaml"), "creation_rules:\n");
        same("", "updatekeys", "-y", "FILE"); // C166
    }

    @Test
    void groupsAreAddedAndDeleted() throws Exception {
        same("", "groups", "add", "-f", "FILE", "--age", B); // C172
        same("", "groups", "add", "-i", "-f", "FILE", "--age", B + "," + A, "--age", B); // C172
        bothRead();
        same("", "groups", "add", "-i", "-f", "FILE", "--age", A, THRESHOLD, "3"); // C172
        bothRead();
        same("", "groups", "delete", "-i", "-f", "FILE", "0"); // C174
        same("", "groups", "delete", "-i", "-f", "FILE", THRESHOLD, "2", "0"); // C174
        bothRead();
        same("", "groups", "delete", "-f", "FILE", "0"); // C174
        same("", "groups", "delete", "-i", "-f", "FILE", THRESHOLD, "1", "1"); // C174
        bothRead();
    }

    @Test
    void whatIsWrongWithGroupsIsSaidInTheSameWords() throws Exception {
        same("", "groups", "add", "x"); // C40
        same("", "groups", "add", "-f", "no.yaml", "--age", A); // C28, C40
        same("", "groups", "add", "-f", ".", "--age", A); // C40
        same("", "groups", "delete", "-f", "FILE"); // C40
        same("", "groups", "delete", "-f", "FILE", "0x1"); // C40
        same("", "groups", "delete", "-f", "FILE", "99999999999999999999"); // C40
        same("", "groups", "foo"); // C19
    }

    @Test
    void aDataKeyThatIsNotRecoveredEndsInTheSameLine() throws Exception {
        same("", "groups", "add", "-i", "-f", "FILE", "--age", C); // C172
        Outcome ours = ours("", "groups", "add", "-f", "ours.yaml", "--age", A);
        Outcome theirs = real("", "groups", "add", "-f", "real.yaml", "--age", A);
        assertThat(shape(ours.err())).endsWith(shape(theirs.err())); // C175
        assertThat(ours.status()).isEqualTo(theirs.status()); // C175
    }
}
