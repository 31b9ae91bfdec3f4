package io.github.sops4j.smallrye;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that expressions name. */
class SecretKeysTest extends InAScene {
    private Scene naming(String expression) {
        return scene.set("a", expression.replace("s.yaml", scene.path("s.yaml")));
    }

    @ParameterizedTest
    @CsvSource({
        "${sops::s.yaml#db.password},p",
        "x-${sops::s.yaml#db.password}-y,x-p-y",
        "${sops::s.yaml#db.hosts[1]},h1",
        "'${sops::s.yaml#hosts[\"a.example\"].port}',22",
        "'${sops::s.yaml#[\"b:#c\"]}',odd",
        "${sops::s.yaml#expression},${x}:$$",
        "${sops::classpath:encrypted/resource.yaml#db.password},from a resource"
    })
    void anExpressionIsTheValueThatItNames(String expression, String value) throws Exception {
        scene.file(
                "s.yaml",
                """
                db: {password: p, hosts: [h0, h1]}
                hosts: {a.example: {port: 22}}
                "b:#c": odd
                expression: '${x}:$$'
                """);
        assertThat(naming(expression).start().getValue("a", String.class)).isEqualTo(value);
    }

    @Test
    void aFileIsOpenedOnce() throws Exception {
        scene.file("s.yaml", "x: 1\ny: 2\n").set("b", "${sops::" + scene.path("s.yaml") + "#y}");
        SmallRyeConfig config = naming("${sops::s.yaml#x}").start();
        assertThat(config.getValue("a", String.class)).isEqualTo("1");
        Files.delete(folder.resolve("s.yaml"));
        assertThat(config.getValue("b", String.class)).isEqualTo("2");
    }
}
