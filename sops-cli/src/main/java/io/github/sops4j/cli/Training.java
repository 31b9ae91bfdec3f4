package io.github.sops4j.cli;

import io.github.sops4j.cli.command.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the launcher runs once, so that the virtual machine learns which classes its archive should
 * hold: one encryption and one decryption in each format of SOPS, of a text that says nothing, for
 * a key that guards nothing.
 */
public final class Training {
    private static final String IDENTITY =
            "AGE-SECRET-KEY-1WDHHQUE5DGAZQCFQDDJHJGR5DPSHGGR8W4SHYERNYPHX7ARGD9HQZ8GLRY";
    private static final String RULES =
            """
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
    private static final Map<String, String> TEXTS =
            Map.of(
                    "training.yaml", YAML,
                    "training.json", "{\"text\": \"words\", \"numbers\": [1, 0.5, true, {}]}",
                    "training.env", "# a comment\nTEXT=words\n",
                    "training.ini", "; a comment\n[section]\ntext = words\n",
                    "training.bin", "words");

    private Training() {}

    /**
     * Encrypts and decrypts.
     *
     * @param words the folder to do it in; nothing stays there
     */
    public static void main(String[] words) throws IOException {
        Path folder = Path.of(words[0]);
        Path rules = folder.resolve(RULES_FILE);
        Path identity = folder.resolve(IDENTITY_FILE);
        try {
            Files.writeString(rules, RULES);
            Files.writeString(identity, IDENTITY);
            for (Map.Entry<String, String> text : TEXTS.entrySet()) {
                encryptAndDecrypt(folder, text.getKey(), text.getValue());
            }
        } finally {
            Files.deleteIfExists(rules);
            Files.deleteIfExists(identity);
        }
        Runtime.getRuntime().halt(0);
    }

    private static void encryptAndDecrypt(Path folder, String name, String text)
            throws IOException {
        Surroundings process = Main.surroundings();
        Map<String, String> variables =
                Map.of(
                        "SOPS_AGE_KEY_FILE", folder.resolve(IDENTITY_FILE).toString(),
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
            cli.run(List.of("encrypt", "--filename-override", name, "--output", name));
            cli.run(List.of("decrypt", name, "one word too many"));
            cli.run(List.of("--version"));
        } finally {
            Files.deleteIfExists(folder.resolve(name));
        }
    }
}
