package io.github.sops4j.key.age;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The public test keys. */
public final class TestKeys {

    private TestKeys() {}

    /** The file with a key. */
    public static Path path(String name) {
        try {
            return Path.of(TestKeys.class.getResource("/keys/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text of such a file. */
    public static String text(String name) {
        try {
            return Files.readString(path(name), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The secret key in an identity file. */
    public static String secret(String name) {
        return text(name).lines().filter(line -> line.startsWith("AGE-")).findFirst().orElseThrow();
    }

    /** A recipient by its name in public.txt. */
    public static String recipient(String name) {
        return text("public.txt")
                .lines()
                .filter(line -> line.startsWith(name + " = "))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 3);
    }
}
