package io.github.sops4j.cli.run;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(OS.WINDOWS)
class SignalForwardingTest {
    private Path folder;
    private String request;

    @BeforeEach
    void makeSecret(@TempDir Path temporary) throws IOException {
        folder = temporary;
        request = "id=a,src=" + Files.writeString(folder.resolve("source"), "x");
    }

    @ParameterizedTest
    @CsvSource({"TERM", "INT", "HUP"})
    void aSignalReachesTheCommandWhichDecides(String signal) throws Exception {
        Process run =
                start(
                        "trap 'echo got TERM; exit 41' TERM; trap 'echo got INT; exit 41' INT;"
                                + " trap 'echo got HUP; exit 41' HUP; echo ready; "
                                + "while :; do sleep 0.05; done");
        BufferedReader output = run.inputReader();
        assertThat(output.readLine()).isEqualTo("ready");
        send(signal, run);
        assertThat(output.readLine()).isEqualTo("got " + signal);
        assertThat(run.waitFor(20, SECONDS)).isTrue();
        assertThat(run.exitValue()).isEqualTo(41);
    }

    @ParameterizedTest
    @CsvSource({"TERM,143", "INT,130", "HUP,129"})
    void theStatusTellsTheSignalThatEndedTheCommand(String signal, int status) throws Exception {
        Process run = start("echo ready; exec sleep 30");
        assertThat(run.inputReader().readLine()).isEqualTo("ready");
        send(signal, run);
        assertThat(run.waitFor(20, SECONDS)).isTrue();
        assertThat(run.exitValue()).isEqualTo(status);
    }

    @Test
    void aCommandThatIgnoresASignalGoesOnWithItsSecret() throws Exception {
        Process run = start("trap '' TERM; echo ready; sleep 1; cat {a}; exit 3");
        assertThat(run.inputReader().readLine()).isEqualTo("ready");
        send("TERM", run);
        assertThat(run.inputReader().readLine()).isEqualTo("x");
        assertThat(run.waitFor()).isEqualTo(3);
    }

    @Test
    void aSignalThatWeWereStartedToIgnoreStaysIgnored() throws Exception {
        List<String> plain =
                Program.plain(folder)
                        .run(List.of(request), "sh", "-c", "echo ready; sleep 1; exit 3 # {a}")
                        .command();
        List<String> nohup = new ArrayList<>(List.of("sh", "-c", "trap '' HUP; exec \"$@\"", "sh"));
        nohup.addAll(plain);
        Process run = new ProcessBuilder(nohup).start();
        assertThat(run.inputReader().readLine()).isEqualTo("ready");
        send("HUP", run);
        assertThat(run.waitFor()).isEqualTo(3);
    }

    @Test
    void theSecretIsGoneFromMemoryWhenWeAreKilled() throws Exception {
        Process run = start("echo {a}; exec sleep 30");
        Path secret = Path.of(run.inputReader().readLine());
        assertThat(secret).hasContent("x");
        List<ProcessHandle> children = run.children().toList();
        run.destroyForcibly().waitFor();
        assertThat(secret).doesNotExist();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void theForegroundGroupOfATerminalIsReadFromProc() { // proc(5)
        assertThat(SignalForwarding.isForeground("7 (a) b) S 1 70 70 34816 70 4194304 9")).isTrue();
        assertThat(SignalForwarding.isForeground("7 (java) S 1 70 60 34816 60 4194304 9"))
                .isFalse();
        assertThat(SignalForwarding.isForeground("7 (java) S 1 70 70 0 -1 4194304 9")).isFalse();
    }

    private Process start(String script) throws IOException {
        return Program.plain(folder)
                .run(List.of(request), "sh", "-c", script + " # {a}")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void send(String signal, Process process) throws Exception {
        assertThat(
                        new ProcessBuilder("sh", "-c", "kill -s " + signal + " " + process.pid())
                                .start()
                                .waitFor())
                .isZero();
    }
}
