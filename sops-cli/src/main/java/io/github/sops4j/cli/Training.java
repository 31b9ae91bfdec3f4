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
 * hold: one encryption and one decryption of a text that says nothing, for a key that guards
 * nothing.
 */
public final class Training {
    private static final String IDENTITY =
            "AGE-SECRET-KEY-1WDHHQUE5DGAZQCFQDDJHJGR5DPSHGGR8W4SHYERNYPHX7ARGD9HQZ8GLRY";
    private static final String RULES =
            """
            creation_rules:
              - path_regex: \\.yaml$
                age: age1d678llt0lwqhnnnw0ydp3h5ngx8wmpmsnaglwxnhp6pa6rcmeapq36ec7k
            """;
    private static final String TEXT =
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

    private Training() {}

    /**
     * Encrypts and decrypts.
     *
     * @param words the folder to do it in; nothing stays there
     */
    public static void main(String[] words) throws IOException {
        Path folder = Path.of(words[0]);
        Path rules = folder.resolve("training.sops.yaml");
        Path identity = folder.resolve("training.key");
        Path file = folder.resolve("training.yaml");
        Surroundings process = Main.surroundings();
        Surroundings apart =
                new Surroundings(
                        Map.of(
                                        "SOPS_AGE_KEY_FILE", identity.toString(),
                                        "SOPS_CONFIG", rules.toString())
                                ::get,
                        folder,
                        new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8)),
                        process.out(),
                        process.log());
        try {
            Files.writeString(rules, RULES);
            Files.writeString(identity, IDENTITY);
            Cli cli = new Cli(apart);
            cli.run(
                    List.of(
                            "encrypt",
                            "--filename-override",
                            "training.yaml",
                            "--output",
                            file.toString()));
            cli.run(List.of("decrypt", file.toString(), "one word too many"));
            cli.run(List.of("--version"));
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(rules);
            Files.deleteIfExists(identity);
        }
        Runtime.getRuntime().halt(0);
    }
}
