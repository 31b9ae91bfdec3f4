package io.github.sops4j.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandoverTest {
    private static final String PATH = "/proc/1/fd/9";

    /** The place of the secret is marked by @ in each line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker build @ .",
                "docker build @ -t x --build-arg a=b .",
                "docker image build @ .",
                "docker builder build @ .",
                "docker buildx build @ .",
                "docker buildx b @ .",
                "docker buildx --builder build build @ .",
                "docker --context build build @ .",
                "docker --context=x buildx --builder=y build @ .",
                "docker -c build build @ .",
                "docker -cx build @ .",
                "docker -D -H tcp://h:1 -l debug build @ .",
                "docker -DH tcp://h:1 build @ .",
                "docker -Htcp://h:1 build @ .",
                "docker --config build --host h --log-level l build @ .",
                "docker --tls --tlscacert build --tlscert build --tlskey build build @ .",
                "/usr/bin/docker build @ .",
                "docker.exe build @ .",
                "C:\\Docker\\docker.EXE build @ .",
                "docker-buildx build @ .",
                "docker-buildx --builder b b @ .",
                "podman build @ .",
                "podman image build @ .",
                "podman --root build --log-level build -c build buildx build @ .",
                "podman --remote --storage-opt build build @ .",
                "buildah build @ .",
                "buildah bud @ .",
                "buildah --storage-driver vfs --root bud build-using-dockerfile @ .",
                "nerdctl build @ .",
                "nerdctl -n build --address build --debug builder build @ .",
                "nerdctl --namespace=k8s.io image build @ .",
                "buildctl build @ --frontend dockerfile.v0",
                "buildctl --addr build build @",
                "buildctl -addr build -debug b @",
                "buildctl --tlscacert=x --tlsdir build --timeout 5 build @",
            })
    void aBuildClientGetsTheSecretBehindItsVerb(String line) {
        List<String> expected = words(line.replace("@", "--secret id=config,src=" + PATH));
        assertThat(arguments(words(line.replace(" @", "")), "id=config,src=f")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker run x",
                "docker image ls build",
                "docker --context build run x",
                "docker",
                "docker build-x",
                "docker compose build",
                "dockerx build",
                "mydocker build",
                "podman run build",
                "buildctl -debug",
                "make build",
            })
    void anythingElseIsNoBuildAndTheSecretWouldReachNobody(String line) {
        assertThatThrownBy(() -> handover(words(line), "id=config,src=f"))
                .hasMessageStartingWith("secret config: it would not reach the command")
                .hasMessageContaining("{config}");
    }

    @Test
    void severalSecretsKeepTheirOrder() {
        assertThat(
                        new Handover(
                                        requests("id=a,src=f", "id=b,src=g,env=B"),
                                        List.of("docker", "build", "."))
                                .arguments(Map.of("a", PATH)))
                .containsExactly(
                        "docker",
                        "build",
                        "--secret",
                        "id=a,src=" + PATH,
                        "--secret",
                        "id=b,env=B",
                        ".");
    }

    @Test
    void anyOtherCommandGetsThePathForEachPlaceholder() {
        assertThat(
                        arguments(
                                List.of(
                                        "{config}",
                                        "{config}",
                                        "a={config}:{config}",
                                        "{other}",
                                        "{}"),
                                "id=config,src=f"))
                .containsExactly("{config}", PATH, "a=" + PATH + ":" + PATH, "{other}", "{}");
    }

    @Test
    void aBuildClientKeepsItsBraces() {
        assertThat(arguments(words("docker build --label={config} ."), "id=config,src=f"))
                .contains("--label={config}");
    }

    @Test
    void aSecretByVariableNeedsNoPlaceholder() {
        assertThat(arguments(words("make all"), "id=config,src=f,env=CONFIG"))
                .containsExactly("make", "all");
    }

    @Test
    void aPlaceholderForASecretByVariableIsRefused() {
        assertThatThrownBy(() -> handover(words("make {config}"), "id=config,src=f,env=CONFIG"))
                .hasMessageContaining("stands for nothing");
    }

    @Test
    void anIdGivenTwiceIsRefused() {
        assertThatThrownBy(
                        () ->
                                new Handover(
                                        requests("id=a,src=f", "id=a,src=g"),
                                        words("docker build .")))
                .hasMessage("secret a: the id is given twice");
    }

    @Test
    void aVariableGivenTwiceIsRefused() {
        assertThatThrownBy(
                        () ->
                                new Handover(
                                        requests("id=a,src=f,env=X", "id=b,src=g,env=X"),
                                        words("docker build .")))
                .hasMessage("variable X: given for two secrets");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker build --secret id=config,src=other .",
                "docker build --secret=src=other,id=config .",
                "docker build --secret \"id=config\",\"src=x\" .",
            })
    void anIdTheCommandGivesItselfIsRefused(String line) {
        assertThatThrownBy(() -> handover(words(line), "id=config,src=f"))
                .hasMessage("secret config: the command has a --secret of this id already");
    }

    @Test
    void otherSecretsOfTheCommandAreLeftAlone() {
        assertThat(arguments(words("docker build --secret id=configs,src=x ."), "id=config,src=f"))
                .contains("id=configs,src=x");
    }

    @Test
    void noCommandIsRefused() {
        assertThatThrownBy(() -> handover(List.of(), "id=a,src=f"))
                .hasMessageContaining("no command");
    }

    @Test
    void onlyClientsThatEnterANamespaceNeedAName() {
        boolean restricted = !Privileges.areFull();
        assertThat(handover(words("podman build ."), "id=a,src=f").needsNamedFile())
                .isEqualTo(restricted);
        assertThat(handover(words("docker build ."), "id=a,src=f").needsNamedFile()).isFalse();
        assertThat(handover(words("podman run {a}"), "id=a,src=f").needsNamedFile()).isFalse();
    }

    private static List<String> arguments(List<String> command, String request) {
        Handover handover = handover(command, request);
        return handover.arguments(request.contains("env=") ? Map.of() : Map.of("config", PATH));
    }

    private static Handover handover(List<String> command, String request) {
        return new Handover(requests(request), command);
    }

    private static List<SecretRequest> requests(String... texts) {
        return Stream.of(texts).map(SecretRequest::parse).toList();
    }

    private static List<String> words(String line) {
        return List.of(line.split(" ", -1));
    }
}
