package io.github.sops4j.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.cli.run.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(OS.WINDOWS)
class SecretRunTest {
    private Path folder;
    private Path started;
    private Program program;

    @BeforeEach
    void prepare(@TempDir Path temporary) {
        folder = temporary;
        started = folder.resolve("started");
        program = Program.plain(folder);
    }

    @Test
    void theCommandReadsTheSecretAtThePlaceholder() throws Exception {
        Outcome outcome = run("id=config,src=" + file("hunter2"), "cat", "{config}", "{config}");
        assertThat(outcome).isEqualTo(new Outcome(0, "hunter2hunter2", ""));
    }

    @Test
    void theFileIsUnderDescriptorsOfOurProcess() throws Exception {
        assertThat(run("id=config,src=" + file("x"), "echo", "{config}").output())
                .matches("/proc/[0-9]+/fd/[0-9]+\n");
    }

    @Test
    void aVariableCarriesTheSecretAndNoFileIsMade() throws Exception {
        String request = "id=config,src=" + file("täglich €5\nzwei") + ",env=CONFIG";
        ProcessBuilder builder = program.run(List.of(request), "sh", "-c", "printf %s \"$CONFIG\"");
        builder.environment().put("LC_ALL", "C.UTF-8");
        assertThat(Outcome.of(builder)).isEqualTo(new Outcome(0, "täglich €5\nzwei", ""));
    }

    @Test
    void aVariableThatTheLocaleWouldSpoilIsRefused() throws Exception {
        String request = "id=config,src=" + file("täglich") + ",env=CONFIG";
        ProcessBuilder builder = program.run(List.of(request), "touch", started.toString());
        builder.environment().put("LC_ALL", "C");
        Outcome outcome = Outcome.of(builder);
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.error())
                .startsWith("secret config: it holds bytes that a variable cannot carry");
        assertThat(started).doesNotExist();
    }

    @Test
    void theWayToOurKeysIsTakenFromTheCommand() throws Exception {
        ProcessBuilder builder = program.run(List.of("id=a,src=" + file("x") + ",env=A"), "env");
        builder.environment().put("SOPS_AGE_KEY", "k");
        builder.environment().put("SOPS_AGE_KEY_FILE", "k");
        builder.environment().put("SOPS_AGE_KEY_CMD", "k");
        builder.environment().put("SOPS_AGE_SSH_PRIVATE_KEY_FILE", "k");
        builder.environment().put("SOPS_AGE_SSH_PRIVATE_KEY_CMD", "k");
        builder.environment().put("SOPS_PGP_KEY", "k");
        builder.environment().put("SOPS_PGP_KEY_FILE", "k");
        builder.environment().put("SOPS_PGP_PASSPHRASE", "k");
        builder.environment().put("SOPS_PGP_PASSPHRASE_FILE", "k");
        builder.environment().put("SOPS_AGE_RECIPIENTS", "kept");
        assertThat(Outcome.of(builder).output().lines())
                .contains("SOPS_AGE_RECIPIENTS=kept", "A=x", "DOCKER_BUILDKIT=1")
                .filteredOn(line -> line.startsWith("SOPS_AGE") || line.startsWith("SOPS_PGP"))
                .hasSize(1);
    }

    @Test
    void buildKitIsOnUnlessSomebodyDecided() throws Exception {
        ProcessBuilder builder = program.run(List.of("id=a,src=" + file("x") + ",env=A"), "env");
        builder.environment().put("DOCKER_BUILDKIT", "0");
        assertThat(Outcome.of(builder).output().lines()).contains("DOCKER_BUILDKIT=0");
    }

    @Test
    void argumentsReachTheCommandWithoutAShell() throws Exception {
        assertThat(
                        run(
                                        "id=a,src=" + file("x") + ",env=A",
                                        "printf",
                                        "<%s>",
                                        "a b",
                                        "$A",
                                        "*",
                                        "`id`",
                                        "")
                                .output())
                .isEqualTo("<a b><$A><*><`id`><>");
    }

    @Test
    void standardInputIsTheCommands() throws Exception {
        ProcessBuilder builder = program.run(List.of("id=a,src=" + file("x") + ",env=A"), "cat");
        builder.redirectInput(Files.writeString(folder.resolve("in"), "typed").toFile());
        Process process = builder.start();
        assertThat(process.getInputStream().readAllBytes()).isEqualTo("typed".getBytes(UTF_8));
        assertThat(process.waitFor()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"exit 0,0", "exit 7,7", "exit 255,255", "kill -9 $$,137", "kill -15 $$,143"})
    void theStatusOfTheCommandIsOurs(String script, int status) throws Exception {
        assertThat(run("id=a,src=" + file("x") + ",env=A", "sh", "-c", script).status())
                .isEqualTo(status);
    }

    @Test
    void aCommandThatDoesNotExistIsStatus127() throws Exception {
        assertThat(run("id=a,src=" + file("x") + ",env=A", "no-such-program"))
                .isEqualTo(new Outcome(127, "", "no-such-program: command not found\n"));
        assertThat(run("id=a,src=" + file("x") + ",env=A", "./no/such").status()).isEqualTo(127);
        assertThat(run("id=a,src=" + file("x") + ",env=A", "").status()).isEqualTo(127);
    }

    @Test
    void aCommandThatCannotBeRunIsStatus126() throws Exception {
        Path plain = Files.writeString(folder.resolve("plain"), "x");
        assertThat(run("id=a,src=" + file("x") + ",env=A", plain.toString()))
                .isEqualTo(new Outcome(126, "", plain + ": permission denied\n"));
        assertThat(run("id=a,src=" + file("x") + ",env=A", folder.toString()).status())
                .isEqualTo(126);
    }

    @Test
    void theSourceIsToldWhichPartToExtract() throws Exception {
        List<@Nullable String> asked = new ArrayList<>();
        SecretRun run =
                new SecretRun(
                        (file, extract) -> {
                            asked.add(file + " " + extract);
                            return new byte[1];
                        });
        run.run(
                requests("id=a,src=f,extract=[\"x\"][0]", "id=b,src=g"),
                Map::of,
                List.of("true", "{a}", "{b}"));
        assertThat(asked).containsExactly("f [\"x\"][0]", "g null");
    }

    @Test
    void whatTheSourceGaveIsWiped() throws Exception {
        byte[] content = "hunter2".getBytes(UTF_8);
        new SecretRun((file, extract) -> content)
                .run(requests("id=a,src=f"), Map::of, List.of("test", "-s", "{a}"));
        assertThat(content).containsOnly(0);
    }

    @Test
    void aFileMayHoldAnyByte() throws Exception {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        Outcome outcome =
                Outcome.of(
                        program.run(
                                List.of("id=a," + program.source(all)),
                                "od",
                                "-An",
                                "-tx1",
                                "-v",
                                "{a}"));
        assertThat(outcome.output()).startsWith(" 00 01 02").endsWith(" fe ff\n");
    }

    @Test
    void withoutMemoryThereIsAPrivateFolderThatGoesWithTheCommand() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        SecretRun run =
                new SecretRun(
                        (file, extract) -> "hunter2".getBytes(UTF_8),
                        new SecretFolders(List.of(), temporary));
        Path copy = folder.resolve("copy");
        assertThat(run.run(requests("id=a,src=f"), Map::of, List.of("cp", "{a}", copy.toString())))
                .isZero();
        assertThat(copy).hasContent("hunter2");
        assertThat(temporary).isEmptyDirectory();
    }

    private Outcome run(String request, String... command)
            throws IOException, InterruptedException {
        return Outcome.of(program.run(List.of(request), command));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("source"), content);
    }

    private static List<SecretRequest> requests(String... texts) {
        return Stream.of(texts).map(SecretRequest::parse).toList();
    }
}
