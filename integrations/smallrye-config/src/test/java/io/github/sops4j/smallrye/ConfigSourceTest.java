package io.github.sops4j.smallrye;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that sops.locations names. */
class ConfigSourceTest extends InAScene {
    private static ConfigSource source(SmallRyeConfig config, String ending) {
        for (ConfigSource source : config.getConfigSources()) {
            if (source.getName().endsWith(ending)) {
                return source;
            }
        }
        throw new AssertionError("no source " + ending);
    }

    private static String text(SmallRyeConfig config, String name) {
        return config.getValue(name, String.class);
    }

    @Test
    void anApplicationReadsAnEncryptedFile() throws Exception {
        SmallRyeConfig config =
                scene.file("s.yaml", "db:\n  port: 5432\n  password: " + Scene.SECRET + "\n")
                        .locations("s.yaml")
                        .start();

        assertThat(text(config, "db.password")).isEqualTo(Scene.SECRET);
        assertThat(config.getValue("db.port", Integer.class)).isEqualTo(5432);
    }

    @Test
    void propertiesHaveTheNamesAndValuesThatSmallRyeGivesThemInYaml() throws Exception {
        String yaml =
                """
                db: {user: u, hosts: [a, "b,c", 'd\\e'], ports: [1, 2]}
                "a.b": {c.d: 1, "": empty}
                servers: [{name: x}, {name: y, tags: [p, [q]]}]
                flag: true
                none: null
                nothing: []
                blank: ["", a]
                nowhere: {}
                "%prod": {db: {user: v}}
                """;
        ConfigSource ours =
                source(scene.file("s.yaml", yaml).locations("s.yaml").start(), "s.yaml");
        YamlConfigSource theirs = new YamlConfigSource("theirs", yaml, 1);

        assertThat(ours.getProperties()).isEqualTo(theirs.getProperties());
    }

    @ParameterizedTest
    @CsvSource({
        "s.json,'{\"db\": {\"user\": \"u\"}}',db.user",
        "s.env,db_user=u,db_user",
        "s.ini,'[db]\nuser = u',db.user",
        "s.properties,db.user=u,db.user",
        "s.txt,u,data"
    })
    void allFormatsAreRead(String file, String content, String property) throws Exception {
        SmallRyeConfig config = scene.file(file, content).locations(file).start();
        assertThat(text(config, property)).isEqualTo("u");
    }

    @ParameterizedTest
    @CsvSource({"1.50,1.5", "0x10,16", "2020-01-02T03:04:05Z,2020-01-02T03:04:05Z"})
    void aValueIsTheTextThatSopsShows(String written, String shown) throws Exception {
        scene.file("s.yaml", "a: " + written + "\n").locations("s.yaml");
        assertThat(text(scene.start(), "a")).isEqualTo(shown); // F126
    }

    @Test
    void aListIsReadByElementAndAsAWhole() throws Exception {
        SmallRyeConfig config =
                scene.file("s.yaml", "hosts: [a, 'b,$c']\n").locations("s.yaml").start();
        assertThat(config.getValues("hosts", String.class)).containsExactly("a", "b,$c");
        assertThat(config.getValue("hosts", String[].class)).containsExactly("a", "b,$c");
    }

    @ParameterizedTest
    @CsvSource({"a${b}c", "$", "$$", "a\\$b", "a\\\\$$b", "${sops::x#y}", "${"})
    void aValueIsNoExpression(String value) throws Exception {
        SmallRyeConfig config =
                scene.file("s.yaml", "a: '" + value + "'\n").locations("s.yaml").start();
        assertThat(text(config, "a")).isEqualTo(value);
    }

    @Test
    void aValueIsTheSameWhereNoExpressionsAreResolved() throws Exception {
        scene.file("s.yaml", "a: 'a$b${c}'\nhosts: [a, 'b,$c']\n").locations("s.yaml");
        SmallRyeConfig config =
                scene.set("mp.config.property.expressions.enabled", "false").start();
        assertThat(text(config, "a")).isEqualTo("a$b${c}");
        assertThat(config.getValue("hosts", String[].class)).containsExactly("a", "b,$c");
    }

    @Test
    void anotherPropertyCanReferToAValue() throws Exception {
        SmallRyeConfig config =
                scene.file("s.yaml", "password: 'x$${y}'\n")
                        .locations("s.yaml")
                        .set("url", "db://u:${password}@h")
                        .start();
        assertThat(text(config, "url")).isEqualTo("db://u:x$${y}@h");
    }

    @Test
    void allDocumentsOfAFileAreRead() throws Exception {
        SmallRyeConfig config =
                scene.file("s.yaml", "a: 1\n---\nb: 2\n").locations("s.yaml").start();
        assertThat(text(config, "a") + text(config, "b")).isEqualTo("12");
    }

    @Test
    void theFileOfAnActiveProfileCounts() throws Exception {
        scene.file("s.enc.yaml", "a: base\nb: base\n").file("s.enc-prod.yaml", "b: prod\n");
        SmallRyeConfig config = scene.locations("s.enc.yaml").start("prod");
        assertThat(text(config, "a") + " " + text(config, "b")).isEqualTo("base prod");
        assertThat(text(scene.start("dev"), "b")).isEqualTo("base");
    }

    @Test
    void theFileOfTheLastProfileCountsMost() throws Exception {
        scene.file("s.yaml", "a: base\n").file("s-x.yaml", "a: x\n").file("s-y.yaml", "a: y\n");
        assertThat(text(scene.locations("s.yaml").start("x", "y"), "a")).isEqualTo("y");
        assertThat(text(scene.start("y", "x"), "a")).isEqualTo("x");
    }

    @Test
    void theFileOfAProfileIsReadWhereTheOtherMayBeMissing() throws Exception {
        scene.file("s-prod.yaml", "a: prod\n").locations("optional:s.yaml");
        assertThat(text(scene.start("prod"), "a")).isEqualTo("prod");
    }

    @Test
    void aFileThatMayBeMissingIsNoFailure() {
        SmallRyeConfig config = scene.locations("optional:s.yaml").start();
        assertThat(config.getOptionalValue("a", String.class)).isEmpty();
    }

    @Test
    void theFirstOfSeveralFilesCounts() throws Exception {
        scene.file("1.yaml", "a: 1\n").file("2.yaml", "a: 2\nb: 2\n").locations("1.yaml", "2.yaml");
        SmallRyeConfig config = scene.start();
        assertThat(text(config, "a") + text(config, "b")).isEqualTo("12");
    }

    @Test
    void secretsStandAboveFilesOfTheApplicationAndBelowTheEnvironment() throws Exception {
        scene.file("s.yaml", "a: secret\n").locations("s.yaml").set("a", "application");
        assertThat(text(scene.start(), "a")).isEqualTo("secret");
        SmallRyeConfig withEnvironment =
                new SmallRyeConfigBuilder()
                        .withSources(
                                source(scene.start(), "s.yaml"),
                                new PropertiesConfigSource(Map.of("a", "variable"), "env", 300))
                        .build();
        assertThat(text(withEnvironment, "a")).isEqualTo("variable");
    }

    @Test
    void theOrdinalIsASetting() throws Exception {
        scene.file("s.yaml", "a: secret\n").locations("s.yaml").set("a", "application");
        assertThat(text(scene.set("sops.ordinal", "200").start(), "a")).isEqualTo("application");
    }

    @Test
    void locationsAreUrlsAndResources() throws Exception {
        scene.file("s.yaml", "a: 1\n");
        scene.set("sops.locations", folder.resolve("s.yaml").toUri().toString());
        assertThat(text(scene.start(), "a")).isEqualTo("1");
        scene.set("sops.locations", "classpath:encrypted/resource.yaml");
        assertThat(text(scene.start(), "db.password")).isEqualTo("from a resource");
    }

    @Test
    void aSettingMayReferToAnother() throws Exception {
        scene.file("s.yaml", "a: 1\n").set("folder", folder.toString());
        scene.set("sops.locations", "${folder}/s.yaml");
        assertThat(text(scene.start(), "a")).isEqualTo("1");
    }

    @Test
    void aValueKnowsItsFileAndLine() throws Exception {
        scene.file("s.yaml", "a: 1\n\nb: 2\n").locations("s.yaml");
        ConfigValue value = scene.start().getConfigValue("b");
        assertThat(value.getLocation()).isEqualTo(scene.path("s.yaml") + ":3");
    }

    @Test
    void aSourceDoesNotShowItsValues() throws Exception {
        scene.file("s.yaml", "a: " + Scene.SECRET + "\n").locations("s.yaml");
        ConfigSource source = source(scene.start(), "s.yaml");
        assertThat(source.toString() + source.getName() + List.of(source))
                .contains("s.yaml")
                .doesNotContain(Scene.SECRET);
    }
}
