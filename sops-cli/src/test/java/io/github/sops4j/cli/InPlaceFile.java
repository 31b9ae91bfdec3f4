package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.cli.process.Launcher;
import io.github.sops4j.program.Outcome;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An encrypted file of some hundred values in a folder of its own, with a rule for two keys; the
 * packaged program changes it where it is.
 */
final class InPlaceFile {
    /** Another value for one key; words are separated by blanks. */
    static final String SET = "set f.yaml [\"key_7\"] \"another\"";

    /** The same by an editor that needs nobody. */
    static final String EDIT = "edit f.yaml";

    private static final String EDITOR = "sed -i -e 's/value number 7$/another/'";
    private static final Path DRAFTS = Path.of("/dev/shm");

    /** Another data key. */
    static final String ROTATE = "rotate -i f.yaml";

    /** The keys of the rule. */
    static final String UPDATEKEYS = "updatekeys -y f.yaml";

    private static final String OTHER =
            "age1epnvs7zyc67nl9lsmc4d7e58rsrjayu035ve4knguwrnw6qtyd6sqqmyxy";
    private static final int VALUES = 300;

    private final Path folder;
    private final Path cache;
    private final Shell shell;
    private final String plain;
    private final String before;

    /**
     * Makes the folder and the file.
     *
     * @param cache where the launcher keeps archives
     */
    InPlaceFile(Path folder, Path cache) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.cache = cache;
        this.shell = new Shell(folder);
        StringBuilder text = new StringBuilder("# some values\n");
        for (int i = 0; i < VALUES; i++) {
            text.append("key_").append(i).append(": value number ").append(i).append("\n");
        }
        this.plain = text.toString();
        Files.writeString(file(), plain);
        assertThat(shell.run("encrypt", "--age", Shell.RECIPIENT, "f.yaml")).isZero();
        this.before = shell.out();
        Files.writeString(
                folder.resolve(".sops.yaml"),
                "creation_rules: [{age: '" + Shell.RECIPIENT + "," + OTHER + "'}]\n");
        restore();
    }

    private Path file() {
        return folder.resolve("f.yaml");
    }

    /** Makes the file what it was at first. */
    void restore() throws IOException {
        Files.writeString(file(), before);
    }

    /** The program as a user starts it. */
    ProcessBuilder program(String... words) {
        List<String> line = new ArrayList<>(List.of(Launcher.path().toString()));
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("(SOPS|XDG|AWS).*"));
        environment.put("SOPS_AGE_KEY", Shell.IDENTITY);
        environment.put("EDITOR", EDITOR);
        environment.put("XDG_CACHE_HOME", cache.toString());
        return builder;
    }

    /** Removes the drafts of programs that were killed, which nobody but the system can catch. */
    static void removeDrafts() throws IOException {
        if (!Files.isDirectory(DRAFTS)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(DRAFTS, "[0-9]*")) {
            for (Path folder : folders) {
                Files.deleteIfExists(folder.resolve("f.yaml"));
                try {
                    Files.delete(folder);
                } catch (DirectoryNotEmptyException other) {
                    // it is none of ours
                }
            }
        }
    }

    /** Runs it to its end. */
    Outcome run(String... words) throws IOException, InterruptedException {
        return Outcome.of(program(words));
    }

    /** Runs it within this process; words of the line are separated by blanks. */
    int change(String line) {
        return shell.run(line.split(" "));
    }

    /** What that run said on standard error. */
    String said() {
        return shell.err();
    }

    /** Whether not a byte of it changed. */
    boolean isUnchanged() throws IOException {
        return Files.readString(file()).equals(before);
    }

    /** What it decrypts to; its MAC is checked. */
    String decrypted() {
        assertThat(shell.run("decrypt", "f.yaml")).as(shell.err()).isZero();
        return shell.out();
    }

    /** The encrypted text. */
    String text() throws IOException {
        return Files.readString(file());
    }

    /** What it was made of. */
    String plain() {
        return plain;
    }

    /** The second recipient of the rule. */
    static String otherRecipient() {
        return OTHER;
    }

    /** Removes what a killed program left beside the file, and says how many files that were. */
    int sweep() throws IOException {
        int left = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path each : files) {
                String name = String.valueOf(each.getFileName());
                if (!name.equals("f.yaml") && !name.equals(".sops.yaml")) {
                    assertThat(name).matches("\\.sops-.*\\.tmp");
                    assertThat(each).content().doesNotContain("value number");
                    Files.delete(each);
                    left++;
                }
            }
        }
        return left;
    }
}
