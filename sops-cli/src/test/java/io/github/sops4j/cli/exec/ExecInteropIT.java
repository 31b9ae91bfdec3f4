package io.github.sops4j.cli.exec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.cli.process.Launcher;
import io.github.sops4j.program.NeedsPrograms;
import io.github.sops4j.program.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same line for the real program and for this one. */
@NeedsPrograms("sops")
@DisabledOnOs(OS.WINDOWS)
class ExecInteropIT {
    private static final String TYPES =
            """
            # first
            TEXT: two words
            LINES: "one\\ntwo"
            NOTHING: null
            EMPTY: ""
            TRUTH: true
            INT: -12
            WHOLE: 1.0
            SIX: 100000.0
            MILLION: 1e6
            MORE: 1234567.5
            SMALL: 0.00001
            HUGE: 1e20
            FULL: .inf
            TIME: 2024-01-02T03:04:05.6Z
            QUOTES: a'b"c$d\\e
            """;

    private Scene scene;

    @BeforeEach
    void encryptedFiles(@TempDir Path folder) throws Exception {
        scene = Scene.in(folder);
        scene.encrypt(Scene.REAL, "types.yaml", TYPES);
        scene.encrypt(Scene.REAL, "map.yaml", "A: x\nM:\n  b: 1\n");
        scene.encrypt(Scene.REAL, "two.yaml", "a: 1\n---\nb: 2\n");
        scene.encrypt(Scene.REAL, "plain.env", "A=1\n#c\nB=x y\n");
        scene.encrypt(Scene.REAL, "bytes.txt", "any\ntext");
        scene.encrypt(Scene.REAL, "section.ini", "[s]\na = 1\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec-env|types.yaml|env -0 | sort -z | grep -zv ^_=",
                "exec-env|--pristine|types.yaml|env -0 | sort -z",
                "exec-env|--same-process|types.yaml|printf %s \"$TEXT\"; exit 4",
                "exec-env|--same-process|--pristine|types.yaml|env -0 | sort -z",
                "exec-env|plain.env|echo $A $B",
                "exec-env|two.yaml|echo $a $b",
                "exec-env|bytes.txt|echo $data",
                "exec-env|section.ini|true",
                "exec-env|map.yaml|true",
                "exec-env|types.yaml|exit 7",
                "exec-env|types.yaml|exit 255",
                "exec-env|types.yaml|",
                "exec-env|types.yaml|cat; echo read",
                "exec-env|types.yaml|echo out; echo err >&2",
                "exec-env|types.yaml",
                "exec-env|none.yaml|true",
                "exec-env|--background|types.yaml|echo not seen",
                "exec-env|--background|--same-process|types.yaml|true",
                "exec-env|--user|no such user|types.yaml|true",
                "exec-env|--user|root|types.yaml|id -un; echo $HOME $USER $LOGNAME",
                "exec-env|types.yaml|--pristine|true",
                "exec-file|types.yaml|cat {}; basename {}",
                "exec-file|types.yaml|echo {}{} {} | tr -d 0-9",
                "exec-file|types.yaml|ls -l {} | cut -c1-10; ls -ld $(dirname {}) | cut -c1-10",
                "exec-file|types.yaml|true",
                "exec-file|types.yaml|exit 9",
                "exec-file|types.yaml|cat; wc -c < {}",
                "exec-file|--no-fifo|types.yaml|cat {} {}; basename {} | tr -d 0-9",
                "exec-file|types.yaml|test -f {} || cat {}|--no-fifo",
                "exec-file|--no-fifo|types.yaml|ls -l {} | cut -c1-10; ls $(dirname {}) | wc -l",
                "exec-file|--filename|a.conf|types.yaml|basename {}; cat {}",
                "exec-file|--no-fifo|--filename|a.conf|types.yaml|basename {}; cat {}",
                "exec-file|--no-fifo|--filename|a/../b|types.yaml|basename {}",
                "exec-file|--no-fifo|--filename|.|types.yaml|true",
                "exec-file|--filename|.|types.yaml|true",
                "exec-file|--filename|../x|types.yaml|true",
                "exec-file|--filename|s/x|types.yaml|true",
                "exec-file|--output-type=json|map.yaml|cat {}",
                "exec-file|--output-type|dotenv|plain.env|cat {}",
                "exec-file|two.yaml|cat {}",
                "exec-file|bytes.txt|cat {}",
                "filestatus|types.yaml",
                "filestatus|none.yaml",
                "filestatus"
            })
    void aLineDoesTheSame(String line) throws Exception {
        Outcome real = normal(run(Scene.REAL, line));
        Outcome ours = normal(run(Scene.OURS, line));
        assertThat(ours).isEqualTo(real); // C139-C147, C181, C199
    }

    @ParameterizedTest
    @CsvSource({"exec-env,cat; cat", "exec-file,cat; cat {} >/dev/null"})
    void theCommandReadsOurInput(String command, String line) throws Exception {
        Path input = Files.writeString(scene.folder().resolve("input"), "typed");
        ProcessBuilder program = scene.program(Scene.OURS, command, "plain.env", line);
        Process process =
                program.redirectInput(input.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
                .isEqualTo("typed"); // C256, C269
    }

    @ParameterizedTest
    @ValueSource(strings = {"--same-process", "--pristine|--same-process"})
    void theCommandIsThisProcessOrItsChild(String flags) throws Exception {
        String line =
                "exec-env|"
                        + flags
                        + "|types.yaml|printf '%s %d %d\\n' \"$QUOTES\" $$ $PPID; kill -9 $$";
        Process process = scene.program(Scene.OURS, line.split("\\|")).start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String own = "a'b\"c$d\\e " + process.pid() + " ";
        String parent = " " + process.pid() + "\n";
        assertThat(out.startsWith(own)).as(out).isEqualTo(Launcher.isScript()); // C142, C267
        assertThat(out.endsWith(parent)).as(out).isNotEqualTo(Launcher.isScript()); // C142
        assertThat(process.waitFor()).isEqualTo(137); // C142, C267
    }

    @Test
    void aVariableThatShellsDoNotSetStillReachesTheSameProcess() throws Exception {
        scene.encrypt(Scene.REAL, "odd.yaml", "PPID: x\nUID: y\nA: z\n");
        String line = "exec-env|--same-process|odd.yaml|echo $A; exit 3";
        assertThat(run(Scene.OURS, line)).isEqualTo(new Outcome(3, "z\n", "")); // C142
    }

    @Test
    void variablesOfTheLauncherAreThoseOfTheUser() throws Exception {
        String line = "echo $version $app $java $place $self $build ${LC_ALL-unset}";
        ProcessBuilder program = scene.program(Scene.OURS, "exec-env", "plain.env", line);
        for (String name : new String[] {"version", "app", "java", "place", "self", "build"}) {
            program.environment().put(name, "my-" + name);
        }
        program.environment().remove("LC_ALL");
        program.environment().put("LANG", "C");
        assertThat(Outcome.of(program).result())
                .isEqualTo("my-version my-app my-java my-place my-self my-build unset\n"); // C140
    }

    private Outcome run(String program, String line) throws Exception {
        return Outcome.of(scene.program(program, line.split("\\|(?! )", -1)));
    }

    /** Without what differs from run to run. */
    private static Outcome normal(Outcome outcome) {
        return new Outcome(
                outcome.status(),
                outcome.out()
                        .replaceAll("SOPS4J_ARCHIVE=off\0", "")
                        .replaceAll("sops[0-9]{5,}", "sopsN"),
                outcome.err()
                        .replaceAll("time=\"[^\"]*\"", "time")
                        .replaceAll("sops[0-9]{5,}", "sopsN"));
    }
}
