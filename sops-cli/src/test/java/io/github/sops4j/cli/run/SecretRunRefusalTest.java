package io.github.sops4j.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class SecretRunRefusalTest {
    private Path folder;
    private Path started;

    @BeforeEach
    void prepare(@TempDir Path temporary) {
        folder = temporary;
        started = folder.resolve("started");
    }

    @Test
    void aMissingCommandIsToldBeforeAnythingIsDecrypted() {
        SecretRun run =
                new SecretRun(
                        (file, extract) -> {
                            throw new AssertionError("decrypted");
                        });
        assertThatThrownBy(
                        () ->
                                run.run(
                                        requests("id=a,src=f,env=A"),
                                        Map::of,
                                        List.of("no-such-program")))
                .isInstanceOf(CommandNotStarted.class);
    }

    @Test
    void anEmptySecretIsRefused() {
        refused("id=config,src=f", new byte[0], "secret config: it is empty");
        refused("id=config,src=f,env=C", new byte[0], "secret config: it is empty");
    }

    @Test
    void whatTheSourceGaveIsWipedAfterARefusal() {
        byte[] first = "hunter2".getBytes(UTF_8);
        byte[] second = {};
        SecretRun run =
                new SecretRun((file, extract) -> file.equals(Path.of("f")) ? first : second);
        assertThatThrownBy(
                        () ->
                                run.run(
                                        requests("id=a,src=f", "id=b,src=g"),
                                        Map::of,
                                        List.of("true", "{a}", "{b}")))
                .hasMessageStartingWith("secret b: it is empty");
        assertThat(first).containsOnly(0);
    }

    @Test
    void aSecretLargerThanBuildKitTakesIsRefused() throws Exception {
        Path docker = Files.writeString(folder.resolve("docker"), "#!/bin/sh\nexit 5\n");
        assertThat(docker.toFile().setExecutable(true)).isTrue();
        List<String> build = List.of(docker.toString(), "build", ".");
        assertThat(run(size(512_000), "id=a,src=f", build)).isEqualTo(5);
        assertThatThrownBy(() -> run(size(512_001), "id=a,src=f", build))
                .hasMessage("secret a: 512001 bytes are more than the 512000 that BuildKit takes");
        assertThat(run(size(512_001), "id=a,src=f", List.of("true", "{a}"))).isZero();
    }

    @Test
    void aVariableTakes131000BytesWithItsName() throws Exception {
        assertThat(run(size(130_999), "id=a,src=f,env=A", List.of("true"))).isZero();
        refused("id=a,src=f,env=A", size(131_000), "131000 bytes are too many for a variable");
    }

    @Test
    void aNulInAVariableIsRefused() {
        refused("id=a,src=f,env=A", new byte[] {'x', 0, 'y'}, "it holds a NUL byte");
    }

    @Test
    void aSourceThatIsNotThereIsNamed() {
        SecretRun run =
                new SecretRun(
                        (file, extract) -> {
                            throw new NoSuchFileException(file.toString());
                        });
        assertThatThrownBy(
                        () -> run.run(requests("id=a,src=f.yaml,env=A"), Map::of, List.of("true")))
                .hasMessage("secret a: cannot read f.yaml: no such file or directory");
    }

    @Test
    void aSourceThatDoesNotOpenKeepsItsKind() {
        SecretRun run =
                new SecretRun(
                        (file, extract) -> {
                            throw new SopsException(Kind.MAC_MISMATCH, "MAC mismatch");
                        });
        assertThatThrownBy(() -> run.run(requests("id=a,src=f,env=A"), Map::of, List.of("true")))
                .hasMessage("secret a: MAC mismatch")
                .isInstanceOfSatisfying(
                        SopsException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.MAC_MISMATCH));
    }

    @Test
    void theFilesAreGoneWhenTheCommandDoesNotStart() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Path broken = Files.writeString(folder.resolve("broken"), "#!/no/such/interpreter\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();
        SecretRun run =
                new SecretRun((file, extract) -> size(9), new SecretFolders(List.of(), temporary));
        assertThatThrownBy(
                        () ->
                                run.run(
                                        requests("id=a,src=f"),
                                        Map::of,
                                        List.of(broken.toString(), "{a}")))
                .isInstanceOf(CommandNotStarted.class);
        assertThat(temporary).isEmptyDirectory();
    }

    private void refused(String request, byte[] content, String reason) {
        assertThatThrownBy(
                        () ->
                                run(
                                        content,
                                        request,
                                        List.of(
                                                "touch",
                                                started.toString(),
                                                request.contains("env=") ? "x" : "{config}")))
                .isInstanceOfSatisfying(
                        SopsException.class, e -> assertThat(e.kind()).isEqualTo(Kind.RUN_REFUSED))
                .hasMessageContaining(reason);
        assertThat(started).doesNotExist();
    }

    private static int run(byte[] content, String request, List<String> command)
            throws CommandNotStarted {
        return new SecretRun((file, extract) -> content).run(requests(request), Map::of, command);
    }

    private static byte[] size(int size) {
        byte[] content = new byte[size];
        Arrays.fill(content, (byte) 'x');
        return content;
    }

    private static List<SecretRequest> requests(String... texts) {
        return Stream.of(texts).map(SecretRequest::parse).toList();
    }
}
