package io.github.sops4j.cli.exec;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals while the command runs: it is told, and nothing stays. */
@DisabledOnOs(OS.WINDOWS)
class ExecSignalIT {
    private Scene scene;

    @BeforeEach
    void anEncryptedFile(@TempDir Path folder) throws Exception {
        scene = Scene.in(folder);
        scene.encrypt(Scene.OURS, "a.yaml", "A: x\n");
    }

    @ParameterizedTest
    @CsvSource({
        "TERM,143,exec-file",
        "INT,130,exec-file",
        "HUP,129,exec-file",
        "TERM,143,exec-file --no-fifo",
        "INT,130,exec-file --no-fifo",
        "HUP,129,exec-file --no-fifo",
        "TERM,143,exec-env",
        "INT,130,exec-env",
        "HUP,129,exec-env"
    })
    void aSignalEndsTheProgramsOfTheCommandAndNothingStays(
            String signal, int status, String command) throws Exception {
        Process sops = start(command, "sh -c 'echo $$; exec sleep 77'; echo not reached {}");
        BufferedReader out = sops.inputReader();
        ProcessHandle program = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
        send(signal, sops);
        assertThat(sops.waitFor(20, SECONDS)).isTrue();
        assertThat(sops.exitValue()).isEqualTo(status); // C148
        program.onExit().get(20, SECONDS);
        assertThat(scene.temporary()).isEmptyDirectory(); // C148, C221
    }

    @ParameterizedTest
    @CsvSource({"TERM", "INT", "HUP"})
    void theCommandDecidesWhatASignalMeans(String signal) throws Exception {
        Process sops =
                start(
                        "exec-file --no-fifo",
                        "trap 'cat {}; exit 5' "
                                + signal
                                + "; echo ready; while :; do sleep 0.05; done");
        BufferedReader out = sops.inputReader();
        assertThat(out.readLine()).isEqualTo("ready");
        send(signal, sops);
        assertThat(out.readLine()).isEqualTo("A: x"); // C148
        assertThat(sops.waitFor(20, SECONDS)).isTrue();
        assertThat(sops.exitValue()).isEqualTo(5); // C148
        assertThat(scene.temporary()).isEmptyDirectory(); // C148, C221
    }

    private Process start(String command, String line) throws IOException {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("a.yaml", line));
        return scene.program(Scene.OURS, words.toArray(new String[0]))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void send(String signal, Process process) throws Exception {
        String kill = "kill -s " + signal + " " + process.pid();
        assertThat(new ProcessBuilder("sh", "-c", kill).start().waitFor()).isZero();
    }
}
