package io.github.sops4j.cli.exec;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals and other people while the editor is open. */
@DisabledOnOs(OS.WINDOWS)
class EditSignalIT {
    private Path folder;
    private Scene scene;

    @BeforeEach
    void anEncryptedFile(@TempDir Path made) throws Exception {
        folder = made;
        scene = Scene.in(made);
        scene.encrypt(Scene.OURS, "a.yaml", "A: x\n");
    }

    /** An editor that does something, tells where its file is, and waits. */
    private Process edit(String script) throws Exception {
        ProcessBuilder sops = scene.program(Scene.OURS, "edit", "a.yaml");
        sops.environment().put("EDITOR", "sh -c '" + script + "; echo \"$0\"; read line'");
        return sops.start();
    }

    private static Path draft(Process sops) throws Exception {
        BufferedReader out = sops.inputReader();
        return Path.of(out.readLine());
    }

    private static void send(String signal, Process process) throws Exception {
        String kill = "kill -s " + signal + " " + process.pid();
        assertThat(new ProcessBuilder("sh", "-c", kill).start().waitFor()).isZero();
    }

    private String decrypted(String name) throws Exception {
        Process sops =
                scene.program(
                                Scene.OURS,
                                "decrypt",
                                "--input-type",
                                name.equals("a.yaml") ? "yaml" : "binary",
                                "--output-type",
                                name.equals("a.yaml") ? "yaml" : "binary",
                                name)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        return new String(sops.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void aSignalLeavesNothingOfTheDraft(String signal) throws Exception {
        Process sops = edit("echo secret > \"$0.swp\"; mkdir \"$0.d\"; echo s > \"$0.d/~\"");
        Path draft = draft(sops);
        assertThat(draft).hasFileName("a.yaml").content().isEqualTo("A: x\n"); // C128
        send(signal, sops);
        assertThat(sops.waitFor(20, SECONDS)).isTrue();
        assertThat(sops.exitValue()).isEqualTo(1); // C137
        assertThat(new String(sops.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("User canceled operation\n"); // C137
        assertThat(draft.getParent()).doesNotExist(); // C128
        assertThat(decrypted("a.yaml")).isEqualTo("A: x\n");
        assertThat(files()).noneMatch(name -> name.contains("rejected"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP"})
    void whatWasSavedBeforeTheEndIsKeptEncrypted(String signal) throws Exception {
        Process sops = edit("echo \"A: typed\" > \"$0\"");
        Path draft = draft(sops);
        send(signal, sops);
        assertThat(sops.waitFor(20, SECONDS)).isTrue();
        assertThat(draft.getParent()).doesNotExist();
        assertThat(new String(sops.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("a.yaml.rejected");
        assertThat(decrypted("a.yaml.rejected")).isEqualTo("A: typed\n"); // C137
    }

    @Test
    void aFileThatSomebodyElseChangesMeanwhileIsLeftAsItIs() throws Exception {
        Process sops = edit("echo \"A: typed\" > \"$0\"");
        draft(sops);
        Process other = scene.program(Scene.OURS, "set", "a.yaml", "[\"A\"]", "\"theirs\"").start();
        assertThat(other.waitFor()).isZero();
        sops.outputWriter().append("\n").flush();
        assertThat(sops.waitFor(20, SECONDS)).isTrue();
        assertThat(sops.exitValue()).isEqualTo(1);
        assertThat(decrypted("a.yaml")).isEqualTo("A: theirs\n");
        assertThat(decrypted("a.yaml.rejected")).isEqualTo("A: typed\n");
    }
}
