package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.cli.command.Surroundings;
import io.github.sops4j.cli.output.Log;
import io.github.sops4j.cli.output.StandardOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the program without a process; remembers what the last run said. */
final class Shell {

    /** A published test key. */
    static final String RECIPIENT =
            "age1d678llt0lwqhnnnw0ydp3h5ngx8wmpmsnaglwxnhp6pa6rcmeapq36ec7k";

    /** Its identity. */
    static final String IDENTITY =
            "AGE-SECRET-KEY-1WDHHQUE5DGAZQCFQDDJHJGR5DPSHGGR8W4SHYERNYPHX7ARGD9HQZ8GLRY";

    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ByteArrayOutputStream err = new ByteArrayOutputStream();
    private byte[] in = new byte[0];
    private boolean pipeBroken;
    private boolean terminal;

    /** A shell in a folder; it has the identity of {@link #RECIPIENT}. */
    Shell(Path folder) {
        this.folder = folder;
        variables.put("SOPS_AGE_KEY", IDENTITY);
    }

    void set(String variable, String value) {
        variables.put(variable, value);
    }

    void type(String text) {
        in = text.getBytes(StandardCharsets.UTF_8);
    }

    void useTerminal() {
        terminal = true;
    }

    void breakPipe() {
        pipeBroken = true;
    }

    int run(String... words) {
        out = new ByteArrayOutputStream();
        err = new ByteArrayOutputStream();
        OutputStream stream = pipeBroken ? new BrokenPipe() : out;
        Surroundings surroundings =
                new Surroundings(
                        variables::get,
                        folder,
                        new ByteArrayInputStream(in),
                        new StandardOutput(stream, terminal),
                        new Log(err, false, false));
        return new Cli(surroundings).run(List.of(words));
    }

    /** Encrypts {@code p.yaml}, which gets this text, to {@code e.yaml}. */
    Path encrypted(String plain) throws IOException {
        Files.writeString(folder.resolve("p.yaml"), plain);
        assertThat(run("encrypt", "--age", RECIPIENT, "--output", "e.yaml", "p.yaml"))
                .as(err())
                .isZero();
        return folder.resolve("e.yaml");
    }

    /** The lines that {@code e.yaml} has now and had not before, but for MAC and time. */
    List<String> changedLines(List<String> before) throws IOException {
        List<String> changed = new ArrayList<>(Files.readAllLines(folder.resolve("e.yaml")));
        changed.removeAll(before);
        changed.removeIf(line -> line.strip().matches("(mac|lastmodified): .*"));
        return changed;
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static final class BrokenPipe extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
        }
    }
}
