package io.github.sops4j.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.cli.process.Launcher;
import io.github.sops4j.program.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program, in any form, as a process among others. */
@DisabledOnOs(OS.WINDOWS)
class ProcessIT {
    private static final String SOPS = Launcher.path().toString();
    private static final String NO_METADATA = "sops metadata not found: ";

    @TempDir private Path home;

    private Outcome run(Map<String, String> variables, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("(SOPS|XDG|AWS).*"));
        environment.put("HOME", home.toString());
        environment.put("SOPS4J_ARCHIVE", "off");
        environment.put("SOPS_AGE_KEY", Shell.IDENTITY);
        environment.putAll(variables);
        return Outcome.of(builder);
    }

    private Outcome sops(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(SOPS));
        command.addAll(List.of(words));
        return run(Map.of(), command.toArray(new String[0]));
    }

    /** Lines for a shell in which {@code $SOPS} is the program. */
    private Outcome shell(Map<String, String> variables, String line) throws Exception {
        return run(
                variables,
                "bash",
                "-c",
                "SOPS='" + SOPS + "' AGE=" + Shell.RECIPIENT + "; " + line);
    }

    /** Encrypts {@code f.yaml}. */
    private void encrypted(String text) throws Exception {
        Files.write(home.resolve("f.yaml"), text.getBytes(UTF_8));
        sops("encrypt", "--age", Shell.RECIPIENT, "--in-place", "f.yaml").result();
    }

    @Test
    void decryptsWhatItEncrypts() throws Exception {
        encrypted("a: b # c\n");
        assertThat(sops("decrypt", "f.yaml").result()).isEqualTo("a: b # c\n"); // C12
    }

    @Test
    void linksToTheProgramWork() throws Exception {
        Path link = Files.createSymbolicLink(home.resolve("link"), Path.of(SOPS));
        Files.createSymbolicLink(home.resolve("sops link"), Path.of("link"));
        assertThat(run(Map.of(), link.toString(), "-v").status()).isZero();
        assertThat(run(Map.of(), "./sops link", "-v").status()).isZero();
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        Outcome outcome = sops("decrypt", " a  *$HOME\n\"'\\");
        assertThat(outcome.err()).endsWith("/ a  *$HOME\\n\\\"'\\\\\"\n");
        assertThat(outcome.status()).isEqualTo(100);
    }

    @Test
    void optionsOfARuntimeAreWordsLikeOthers() throws Exception {
        encrypted("a: b\n");
        assertThat(sops("run", "--env", "f.yaml", "--", "echo", "-Xmx1g", "-Da=b").result())
                .isEqualTo("-Xmx1g -Da=b\n");
        assertThat(sops("-XX:PrintFlags=").out()).startsWith("Incorrect Usage. "); // C2
    }

    @Test
    void namesAreNotLimitedToAsciiInTheCLocale() throws Exception {
        Outcome outcome =
                shell(
                        Map.of("LC_ALL", "C"),
                        "name=$(printf '\\303\\244').yaml; echo 'a: b' >\"$name\"; $SOPS decrypt"
                                + " \"$name\"");
        assertThat(outcome.err()).startsWith(NO_METADATA).hasLineCount(1); // C264
    }

    @Test
    void valuesAreNotLimitedToAsciiInTheCLocale() throws Exception {
        encrypted("ä: ö\nb: ü\n");
        Map<String, String> locale = Map.of("LC_ALL", "C");
        assertThat(run(locale, SOPS, "decrypt", "f.yaml").result()).isEqualTo("ä: ö\nb: ü\n");
        assertThat(run(locale, SOPS, "exec-env", "f.yaml", "echo $b $LC_ALL").result())
                .isEqualTo("ü C\n"); // C140
    }

    @Test
    void aClosedOutputIsAnErrorForWhoPrints() throws Exception {
        encrypted("a: secret\n");
        assertThat(shell(Map.of(), "$SOPS decrypt f.yaml >&-"))
                .isEqualTo(new Outcome(1, "", "write /dev/stdout: bad file descriptor\n")); // C48a
    }

    @Test
    void aClosedStreamIsNotTheNextFile() throws Exception {
        encrypted("a: secret\n");
        Outcome written = shell(Map.of(), "$SOPS decrypt --output g.yaml f.yaml <&- >&- 2>&-");
        assertThat(written.status()).isZero();
        assertThat(home.resolve("g.yaml")).hasContent("a: secret\n"); // C48a
        Files.copy(home.resolve("f.yaml"), home.resolve("h.yaml"));
        assertThat(shell(Map.of(), "$SOPS decrypt none.yaml h.yaml <&- >&- 2>&-").status())
                .isNotZero();
        assertThat(shell(Map.of(), "$SOPS set h.yaml '[\"a\"' 1 <&- 2>&-").status()).isNotZero();
        assertThat(home.resolve("h.yaml")).hasSameBinaryContentAs(home.resolve("f.yaml")); // C48a
    }

    @Test
    void aClosedInputIsEmpty() throws Exception {
        Outcome outcome = shell(Map.of(), "$SOPS decrypt --filename-override x.yaml <&-");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).startsWith(NO_METADATA).hasLineCount(1);
    }

    @Test
    void aReaderWhoLeavesIsNoError() throws Exception {
        String line = "{ sleep 0.1; $SOPS encrypt --help; echo $? >&2; } | true";
        assertThat(shell(Map.of(), line).err()).isEqualTo("141\n"); // C48a
    }

    @Test
    void aCommandThatReadsAPartOnlyIsWaitedFor() throws Exception {
        encrypted("a: " + "b".repeat(200_000) + "\n");
        Outcome outcome = sops("exec-file", "f.yaml", "head -c 4 {}; sleep 0.2; exit 3");
        assertThat(outcome).isEqualTo(new Outcome(3, "a: b", "exit status 3\n")); // C145
    }

    @Test
    void whatWasEditedIsKeptWhenNobodyListens() throws Exception {
        encrypted("a: b\n");
        Path editor = home.resolve("editor");
        Files.writeString(editor, "#!/bin/sh\nsleep 0.2; echo 'c: [secret' >>\"$1\"\n");
        assertThat(editor.toFile().setExecutable(true)).isTrue();
        shell(Map.of("EDITOR", editor.toString()), "{ $SOPS edit f.yaml 2>&1; } | true");
        assertThat(home.resolve("f.yaml.rejected"))
                .content()
                .startsWith("{")
                .doesNotContain("secret");
    }

    @Test
    void aFileThatMayNotGrowIsAnError() throws Exception {
        encrypted("a: " + "b".repeat(100_000) + "\n");
        Outcome outcome = shell(Map.of(), "ulimit -f 10; $SOPS decrypt --output g.yaml f.yaml");
        assertThat(outcome.status()).isNotZero();
        assertThat(outcome.err()).hasLineCount(1);
        assertThat(home.toFile().list()).containsExactly("f.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nowhere/Land", ":", "<>", "../../etc/passwd"})
    void aTimeZoneThatIsNoneIsNoError(String zone) throws Exception {
        encrypted("a: b\n");
        Map<String, String> zones = Map.of("TZ", zone);
        assertThat(run(zones, SOPS, "decrypt", "f.yaml").result()).isEqualTo("a: b\n");
        assertThat(run(zones, SOPS, "rotate", "none.yaml").err()).hasLineCount(1); // C95
    }

    @Test
    void aHomeIsNotNeeded() throws Exception {
        encrypted("a: b\n");
        assertThat(shell(Map.of(), "unset HOME; exec $SOPS decrypt f.yaml").result())
                .isEqualTo("a: b\n");
        assertThat(run(Map.of("HOME", "/nonexistent"), SOPS, "decrypt", "f.yaml").result())
                .isEqualTo("a: b\n");
    }

    /** 64 MiB beyond the image of an executable, or a small heap. */
    @Test
    void tooLittleMemoryIsOneLine() throws Exception {
        Files.write(home.resolve("f.yaml"), ("a: " + "b".repeat(40_000_000)).getBytes(UTF_8));
        long kibibytes = (Files.size(Path.of(SOPS)) >> 10) + (64 << 10);
        String limit =
                Launcher.isScript()
                        ? "export SOPS4J_JAVA_OPTS=-Xmx64m; "
                        : "ulimit -v " + kibibytes + "; ";
        Outcome outcome = shell(Map.of(), limit + "$SOPS encrypt --age $AGE f.yaml");
        assertThat(outcome.err()).startsWith("out of memory: ").hasLineCount(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.status()).isNotZero();
    }
}
