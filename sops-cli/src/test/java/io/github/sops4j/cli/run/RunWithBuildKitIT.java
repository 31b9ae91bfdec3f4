package io.github.sops4j.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.cli.run.Program.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Image builds with a real BuildKit, through the program under test. */
@Tag("interop")
@Timeout(value = 120, unit = SECONDS)
class RunWithBuildKitIT {
    private static final String MOUNT = "RUN --mount=type=secret,id=config,required=true ";
    private static final String SLOW_MOUNT = MOUNT + "echo is-mounted && /bin/busybox sleep 60";

    private Engine engine;
    private Program program;
    private Path folder;
    private String image;
    private String canary;

    @BeforeEach
    void prepare(@TempDir Path temporary) throws IOException, InterruptedException {
        engine = Engine.running();
        folder = temporary;
        program = Program.underTest(temporary);
        canary = random(24);
        image = "sops4j-" + random(6);
    }

    @Test
    void everyMountOfEveryStepReadsTheWholeSecretAndTheImageHoldsNone() throws Exception {
        Path context =
                engine.context(
                        folder,
                        MOUNT + check("/run/secrets/config"),
                        MOUNT + check("/run/secrets/config"),
                        "RUN --mount=type=secret,id=config,target=/etc/app.conf,mode=0444 "
                                + check("/etc/app.conf"));
        Outcome outcome = build("id=config," + program.source(canary), context);
        assertThat(outcome.status()).as(outcome.error()).isZero();
        assertNoLeak();
    }

    @Test
    void aSecretByVariableReachesTheStepAndTheImageHoldsNone() throws Exception {
        Path context =
                engine.context(
                        folder,
                        "RUN --mount=type=secret,id=config,env=TOKEN"
                                + " printf %s \"$TOKEN\" >/dev/null && [ \"$(printf %s \"$TOKEN\" |"
                                + " /bin/busybox sha256sum)\" = '"
                                + digest()
                                + "  -' ]");
        Outcome outcome = build("id=config," + program.source(canary) + ",env=APP_TOKEN", context);
        assertThat(outcome.status()).as(outcome.error()).isZero();
        assertNoLeak();
    }

    @Test
    void severalSecretsArriveUnderTheirOwnIds() throws Exception {
        String other = random(24);
        Path context =
                engine.context(
                        folder,
                        "RUN --mount=type=secret,id=one --mount=type=secret,id=two "
                                + check("/run/secrets/one")
                                + " && [ \"$(/bin/busybox cat /run/secrets/two)\" != \"$(/bin/busybox"
                                + " cat /run/secrets/one)\" ] && [ -s /run/secrets/two ]");
        Outcome outcome =
                Outcome.of(
                        program.run(
                                List.of(
                                        "id=one," + program.source(canary),
                                        "id=two," + program.source(other)),
                                "docker",
                                "build",
                                "--no-cache",
                                "-t",
                                image,
                                context.toString()));
        assertThat(outcome.status()).as(outcome.error()).isZero();
        assertNoLeak();
        assertThat(engine.leaks(other, image)).isEqualTo(new Outcome(0, "", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker --log-level error build",
                "docker image build",
                "docker builder build",
                "docker --debug buildx --builder default build",
            })
    void theSecretArrivesWhateverTheVerbIsCalled(String verb) throws Exception {
        Path context = engine.context(folder, MOUNT + check("/run/secrets/config"));
        String[] command = (verb + " --no-cache " + context).split(" ");
        Outcome outcome =
                Outcome.of(program.run(List.of("id=config," + program.source(canary)), command));
        assertThat(outcome.status()).as(outcome.error()).isZero();
    }

    @Test
    void theLargestSecretArrivesWhole() throws Exception {
        canary = random(256_000);
        Path context = engine.context(folder, MOUNT + check("/run/secrets/config"));
        Outcome outcome = build("id=config," + program.source(canary), context);
        assertThat(outcome.status()).as(outcome.error()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bin/busybox cp /run/secrets/config /leaked",
                "/bin/busybox base64 /run/secrets/config > /leaked",
                "/bin/busybox cat /run/secrets/config",
            })
    void theLeakCheckFindsWhatADockerfileGivesAway(String step) throws Exception {
        Path context = engine.context(folder, MOUNT + step);
        Outcome outcome = build("id=config," + program.source(canary), context);
        assertThat(outcome.status()).as(outcome.error()).isZero();
        Outcome leaks = engine.leaks(canary, image);
        assertThat(leaks.status()).isEqualTo(1);
        assertThat(leaks.output()).startsWith("LEAK ");
    }

    @Test
    void theStatusIsTheClients() throws Exception {
        Path context = engine.context(folder, MOUNT + "exit 3");
        String source = "id=config," + program.source(canary);
        assertThat(build(source, context).status()).isEqualTo(1);
        assertThat(
                        Outcome.of(
                                        program.run(
                                                List.of(source),
                                                "docker",
                                                "build",
                                                "--no-such-option"))
                                .status())
                .isEqualTo(125);
    }

    @Test
    void anIdThatTheDockerfileDoesNotGetFailsTheBuild() throws Exception {
        Path context = engine.context(folder, MOUNT + "true");
        Outcome outcome = build("id=other," + program.source(canary), context);
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.error()).contains("secret config: not found");
    }

    @ParameterizedTest
    @CsvSource({"TERM", "INT", "HUP"})
    void aSignalEndsTheBuild(String signal) throws Exception {
        Process run = startSlowBuild();
        List<ProcessHandle> clients = run.descendants().toList();
        assertThat(clients).isNotEmpty();
        send(signal, run.pid());
        assertThat(run.waitFor(20, SECONDS)).isTrue();
        assertThat(run.exitValue()).isNotZero();
        assertEnded(clients);
        assertNothingLeft();
    }

    @Test
    void nothingIsLeftWhenWeAreKilledDuringABuild() throws Exception {
        Process run = startSlowBuild();
        List<ProcessHandle> clients = run.descendants().toList();
        assertThat(engine.traces(canary, folder.resolve("context")))
                .as("control: the secret is found while we live")
                .isNotEmpty();
        run.destroyForcibly();
        assertThat(run.waitFor()).isEqualTo(137);
        clients.forEach(ProcessHandle::destroy);
        assertEnded(clients);
        assertNothingLeft();
    }

    /** Starts a build and waits until a step of it has the secret mounted. */
    private Process startSlowBuild() throws Exception {
        Path context = engine.context(folder, SLOW_MOUNT);
        String source = program.source(canary);
        Process run =
                program.run(
                                List.of("id=config," + source),
                                "docker",
                                "build",
                                "--no-cache",
                                "--progress=plain",
                                context.toString())
                        .redirectErrorStream(true)
                        .start();
        BufferedReader output = run.inputReader();
        String line = output.readLine();
        StringBuilder seen = new StringBuilder();
        while (line != null && !line.endsWith(" is-mounted")) {
            seen.append(line).append('\n');
            line = output.readLine();
        }
        assertThat(line).as(seen.toString()).isNotNull();
        // Of the plain program the source itself is in the clear; it has been read by now.
        Files.delete(Path.of(source.split("[=,]", -1)[1]));
        Thread drain = new Thread(() -> drain(output));
        drain.setDaemon(true);
        drain.start();
        return run;
    }

    /** Keeps the pipe from filling, until it is closed. */
    private static void drain(BufferedReader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The process has ended, and its pipe with it.
        }
    }

    private Outcome build(String request, Path context) throws Exception {
        return Outcome.of(
                program.run(
                        List.of(request),
                        "docker",
                        "build",
                        "--no-cache",
                        "--progress=plain",
                        "-t",
                        image,
                        context.toString()));
    }

    private void assertNoLeak() throws Exception {
        assertThat(engine.leaks(canary, image)).isEqualTo(new Outcome(0, "", ""));
    }

    /** The engine gives up its own mounts shortly after its client has ended. */
    private void assertNothingLeft() throws Exception {
        String found = engine.traces(canary, folder.resolve("context"));
        for (int i = 0; i < 20 && !found.isEmpty(); i++) {
            Thread.sleep(250);
            found = engine.traces(canary, folder.resolve("context"));
        }
        assertThat(found).isEmpty();
        assertThat(engine.leaks(canary)).isEqualTo(new Outcome(0, "", ""));
    }

    private static void assertEnded(List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle process : processes) {
            process.onExit().get(20, SECONDS);
        }
    }

    private static void send(String signal, long pid) throws Exception {
        assertThat(
                        new ProcessBuilder("sh", "-c", "kill -s " + signal + " " + pid)
                                .start()
                                .waitFor())
                .isZero();
    }

    /** Shell words that succeed when the file holds the secret and nothing else. */
    private String check(String file) throws GeneralSecurityException {
        return "[ \"$(/bin/busybox sha256sum < " + file + ")\" = '" + digest() + "  -' ]";
    }

    private String digest() throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(canary.getBytes(UTF_8)));
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
