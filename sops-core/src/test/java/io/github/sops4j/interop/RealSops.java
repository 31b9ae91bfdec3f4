package io.github.sops4j.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sops4j.interop.documents.Syntax;
import io.github.sops4j.key.age.TestKeys;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The program {@code sops} on the path, with a home of its own. */
final class RealSops {
    private final Path home;
    private final String recipient = TestKeys.recipient("age-1");
    private final AtomicInteger files = new AtomicInteger();

    /** What it did. */
    record Outcome(int exit, byte[] out, String problem) {
        boolean accepted() {
            return exit == 0;
        }
    }

    RealSops(Path home) {
        this.home = home;
    }

    Outcome encrypt(byte[] plain, Variant variant, Syntax input, Syntax output) {
        Path config = home.resolve("config-" + variant.hashCode() + "-" + files.incrementAndGet());
        write(config, variant.config(recipient).getBytes(StandardCharsets.UTF_8));
        return run(plain, input, output, "--config", config.toString(), "encrypt");
    }

    Outcome decrypt(byte[] encrypted, Syntax input, Syntax output) {
        return run(encrypted, input, output, "decrypt");
    }

    Outcome rotate(byte[] encrypted, Syntax input, Syntax output) {
        return run(encrypted, input, output, "rotate");
    }

    private Outcome run(byte[] content, Syntax input, Syntax output, String... arguments) {
        Path file = home.resolve("file-" + files.incrementAndGet());
        write(file, content);
        try {
            ProcessBuilder builder = new ProcessBuilder("sops");
            builder.command().addAll(List.of(arguments));
            builder.command().addAll(List.of("--input-type", input.id()));
            builder.command().addAll(List.of("--output-type", output.id(), file.toString()));
            Map<String, String> environment = builder.environment();
            environment.keySet().removeIf(name -> name.startsWith("SOPS_"));
            environment.put("HOME", home.toString());
            environment.put("SOPS_AGE_KEY_FILE", TestKeys.path("age-1.txt").toString());
            environment.put("SOPS_DISABLE_VERSION_CHECK", "true");
            Path errors = home.resolve(file.getFileName() + ".err");
            Process process = builder.redirectError(errors.toFile()).start();
            OutputStream nothing = process.getOutputStream();
            nothing.close();
            byte[] out = process.getInputStream().readAllBytes();
            int exit = process.waitFor();
            Outcome outcome = new Outcome(exit, out, new String(Files.readAllBytes(errors), UTF_8));
            Files.delete(errors);
            Files.delete(file);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
