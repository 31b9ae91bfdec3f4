package io.github.sops4j.cli;

import io.github.sops4j.cli.command.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the launcher runs, so that the virtual machine learns which classes its archives should
 * hold: one encryption and one decryption in each format of SOPS, of a text that says nothing, for
 * a key that guards nothing, one command with it, and a file each for two OpenPGP keys and for a
 * key of AWS KMS.
 */
public final class Training {
    private static final String IDENTITY =
            "AGE-SECRET-KEY-1WDHHQUE5DGAZQCFQDDJHJGR5DPSHGGR8W4SHYERNYPHX7ARGD9HQZ8GLRY";
    private static final String RULES =
            """
            pgp_key_folder: .
            creation_rules:
              - path_regex: training
                age: age1d678llt0lwqhnnnw0ydp3h5ngx8wmpmsnaglwxnhp6pa6rcmeapq36ec7k
            """;
    private static final String YAML =
            """
            # a comment
            text: words
            quoted: "more words" # and a comment
            block: |
              one
              two
            number: 1
            share: 0.5
            truth: true
            list:
              - one
              - name: two
            """;

    private static final String RULES_FILE = "training.sops.yaml";
    private static final String IDENTITY_FILE = "training.key";

    /** The file whose values can be variables. */
    private static final String FLAT = "training.env";

    private static final String PGP_FILE = "training.asc";

    /** An RSA key and a curve, whose classes differ. */
    private static final List<String> PGP_KEYS =
            List.of(
                    "39E76E35FDB6FCDFFDCDEF9E3F1B704E3380F4EE",
                    "F4A2CAB96B0F080D009A7CC0F619FD875722BB0E");

    private static final Map<String, String> TEXTS =
            Map.of(
                    "training.yaml",
                    YAML,
                    "training.json",
                    "{\"text\": \"words\", \"numbers\": [1, 0.5, true, {}]}",
                    FLAT,
                    "# a comment\nTEXT=words\n",
                    "training.ini",
                    "; a comment\n[section]\ntext = words\n",
                    "training.bin",
                    "words");

    private Training() {}

    /**
     * Encrypts and decrypts.
     *
     * @param words the folder to do it in, where nothing stays; {@code kms} to do without OpenPGP
     */
    public static void main(String[] words) throws IOException {
        Path folder = Path.of(words[0]);
        Path rules = folder.resolve(RULES_FILE);
        Path identity = folder.resolve(IDENTITY_FILE);
        Path pgp = folder.resolve(PGP_FILE);
        try {
            Files.writeString(rules, RULES);
            Files.writeString(identity, IDENTITY);
            for (Map.Entry<String, String> text : TEXTS.entrySet()) {
                encryptAndDecrypt(folder, text.getKey(), text.getValue(), List.of());
            }
            askKeyService(folder);
            if (words.length == 1) {
                usePgpKeys(folder, pgp);
            }
        } finally {
            Files.deleteIfExists(rules);
            Files.deleteIfExists(identity);
            Files.deleteIfExists(pgp);
        }
        Runtime.getRuntime().halt(0);
    }

    private static void usePgpKeys(Path folder, Path file) throws IOException {
        try (InputStream keys = Training.class.getResourceAsStream(PGP_FILE)) {
            Files.copy(Objects.requireNonNull(keys), file, StandardCopyOption.REPLACE_EXISTING);
        }
        for (String key : PGP_KEYS) {
            encryptAndDecrypt(folder, "training.yaml", YAML, List.of("--pgp", key));
        }
    }

    /** The launcher sets the variables of this process that the AWS SDK looks at. */
    private static void askKeyService(Path folder) throws IOException {
        TrainingKms started;
        try {
            started = new TrainingKms();
        } catch (IOException noLoopback) {
            return; // an archive without it is better than none
        }
        try (TrainingKms service = started) {
            System.setProperty("aws.endpointUrlKms", service.url());
            encryptAndDecrypt(folder, "training.yaml", YAML, List.of("--kms", TrainingKms.KEY));
        }
    }

    private static void encryptAndDecrypt(Path folder, String name, String text, List<String> keys)
            throws IOException {
        Surroundings process = Main.surroundings();
        Map<String, String> variables =
                Map.of(
                        "AWS_ACCESS_KEY_ID", "training",
                        "SOPS_AGE_KEY_FILE", folder.resolve(IDENTITY_FILE).toString(),
                        "SOPS_PGP_KEY_FILE", folder.resolve(PGP_FILE).toString(),
                        "GNUPGHOME", folder.toString(),
                        "SOPS_CONFIG", folder.resolve(RULES_FILE).toString());
        Cli cli =
                new Cli(
                        new Surroundings(
                                variables::get,
                                folder,
                                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                                process.out(),
                                process.log()));
        try {
            List<String> words = new ArrayList<>(List.of("encrypt"));
            words.addAll(keys);
            words.addAll(List.of("--filename-override", name, "--output", name));
            cli.run(words);
            cli.run(List.of("decrypt", name, "one word too many"));
            cli.run(List.of("--version"));
            if (name.equals(FLAT)) {
                cli.run(List.of("exec-env", name, ":"));
            }
        } finally {
            Files.deleteIfExists(folder.resolve(name));
        }
    }
}
