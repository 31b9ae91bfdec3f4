package io.github.sops4j.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Huge and hostile files in a process with 300 MB: it ends soon, with one line. */
class HugeInputTest {
    private static final int SECONDS = 60;

    @TempDir private Path folder;

    private void assertFails(int code, String command, String text) throws Exception {
        assertFails(code, command, "f.yaml", text);
    }

    private void assertFails(int code, String command, String name, String text) throws Exception {
        Path file = Files.writeString(folder.resolve(name), text);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = start(command, file, out, err);
        try {
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        String message = Files.readString(err, UTF_8);
        assertThat(process.exitValue()).as(message).isEqualTo(code);
        assertThat(message).hasLineCount(1).doesNotContain("Exception", "hidden");
        assertThat(message.length()).isLessThan(500);
        assertThat(out).isEmptyFile();
    }

    private Process start(String command, Path file, Path out, Path err) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx300m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        command);
        if (command.equals("encrypt")) {
            builder.command().add("--age");
            builder.command().add(Shell.RECIPIENT);
        }
        builder.command().add(file.toString());
        Map<String, String> variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("SOPS") || name.contains("JAVA_"));
        variables.put("SOPS_AGE_KEY", Shell.IDENTITY);
        return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    }

    private static String metadata(String keys) {
        return "a: hidden\nsops:\n  age:\n"
                + keys
                + "  lastmodified: \"2026-01-01T00:00:00Z\"\n  mac: x\n  version: 3.13.3\n";
    }

    @Test
    void tenMegabytesOfBrackets() throws Exception {
        assertFails(2, "encrypt", "a: " + "[".repeat(10_000_000));
        assertFails(1, "decrypt", "a: " + "[".repeat(10_000_000));
    }

    @Test
    void aHundredThousandLevels() throws Exception {
        assertFails(2, "encrypt", "a: " + "[".repeat(100_000) + "]".repeat(100_000));
    }

    @Test
    void aWrappedDataKeyOfAHundredMegabytes() throws Exception {
        String keys = "  - recipient: age1x\n    enc: " + "y".repeat(100_000_000) + "\n";

        assertFails(2, "decrypt", metadata(keys));
    }

    @Test
    void aMillionRecipients() throws Exception {
        assertFails(2, "decrypt", metadata("  - {recipient: a, enc: b}\n".repeat(1_000_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"f.json", "f.env", "f.ini"})
    void tenMegabytesOfBracketsInAnyFormat(String name) throws Exception {
        String start = name.equals("f.json") ? "{\"a\":" : "";

        assertFails(2, "encrypt", name, start + "[".repeat(10_000_000));
        assertFails(1, "decrypt", name, start + "[".repeat(10_000_000));
    }

    @Test
    void aHundredThousandLevelsOfJson() throws Exception {
        String levels = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);

        assertFails(2, "encrypt", "f.json", levels);
        assertFails(1, "decrypt", "f.json", levels);
    }

    @Test
    void manyFieldsOfMetadata() throws Exception {
        StringBuilder file = new StringBuilder("A=hidden\n");
        for (int i = 0; i < 200_000; i++) {
            file.append("sops_age__list_").append(i).append("__map_recipient=x\n");
        }

        assertFails(1, "decrypt", "f.env", file.toString());
    }
}
