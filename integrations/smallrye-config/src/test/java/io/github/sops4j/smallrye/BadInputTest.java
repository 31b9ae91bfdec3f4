package io.github.sops4j.smallrye;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.smallrye.config.ConfigValidationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications that do not start, and what they say. */
class BadInputTest extends InAScene {
    private static final String PLAIN = "db:\n  password: " + Scene.SECRET + "\n";

    /** What a start says, without the path of the folder. */
    private String failure(String... profiles) {
        Throwable failure = catchThrowable(() -> scene.start(profiles));
        assertThat(failure).isNotNull();
        assertThat(Throwables.getStackTrace(failure)).doesNotContain(Scene.SECRET);
        assertThat(failure).isInstanceOf(ConfigValidationException.class).hasNoCause();
        return ((ConfigValidationException) failure)
                .getProblem(0)
                .getMessage()
                .replace(folder + "/", "");
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    @Test
    void aFileThatIsMissing() {
        scene.locations("s.yaml");
        assertThat(failure()).isEqualTo("open s.yaml: no such file or directory");
    }

    @Test
    void aResourceThatIsMissing() {
        scene.set("sops.locations", "classpath:nowhere.yaml");
        assertThat(failure()).isEqualTo("open classpath:nowhere.yaml: no such file or directory");
    }

    @Test
    void aFileThatIsAFolder() throws Exception {
        Files.createDirectory(folder.resolve("s.yaml"));
        scene.locations("optional:s.yaml");
        assertThat(failure()).isEqualTo("open s.yaml: is a directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:s.yaml", "file://host/s.yaml", "a\0b"})
    void aLocationThatIsNone(String location) {
        scene.set("sops.locations", location);
        assertThat(failure())
                .isEqualTo(
                        "open "
                                + location
                                + ": not a path, nor an absolute URL as file:///folder/name");
    }

    @Test
    void aKeyThatIsMissing() throws Exception {
        scene.file("s.yaml", PLAIN).locations("s.yaml").withoutKey();
        assertThat(failure())
                .startsWith("s.yaml: ")
                .contains("age1k62d0nvlw2smgn07kxf3h6e7nx25x03zw3arv238w7p0ek9legxqt5na9u")
                .contains("no-such-key");
    }

    @Test
    void aFileThatSomebodyChanged() throws Exception {
        scene.file("s.yaml", PLAIN + "x_unencrypted: a\n").locations("s.yaml");
        change("s.yaml", "x_unencrypted: a", "x_unencrypted: b");
        assertThat(failure()).startsWith("s.yaml: ").contains("MAC");
    }

    @Test
    void aFileThatIsNotEncrypted() throws Exception {
        Files.writeString(folder.resolve("s.yaml"), PLAIN);
        scene.locations("s.yaml");
        assertThat(failure()).startsWith("s.yaml: ").contains("sops metadata not found");
    }

    @Test
    void aFileOfAProfileThatIsNotEncrypted() throws Exception {
        scene.file("s.yaml", PLAIN).locations("s.yaml");
        Files.writeString(folder.resolve("s-prod.yaml"), PLAIN);
        assertThat(failure("prod")).startsWith("s-prod.yaml: ");
    }

    @Test
    void aKeyThatOccursTwice() throws Exception {
        scene.file("s.yaml", "a: 1\nb: 2\n").locations("s.yaml");
        change("s.yaml", "\nb: ", "\na: ");
        assertThat(failure()).startsWith("s.yaml: ").contains("a");
    }

    @Test
    void aPropertyThatOccursTwice() throws Exception {
        scene.file("s.yaml", "a: [1]\n\n'a[0]': 2\n").locations("s.yaml");
        assertThat(failure())
                .isEqualTo(
                        "s.yaml: line 3: the property a[0] is there already, in line 1; remove one"
                                + " of them");
    }

    @Test
    void aPropertyThatIsInTwoDocuments() throws Exception {
        scene.file("s.yaml", "a: 1\n---\na: 2\n").locations("s.yaml");
        assertThat(failure())
                .matches("s.yaml: line \\d+: the property a is there already, in line 1; .*");
    }

    @Test
    void aFileThatNamesMoreFiles() throws Exception {
        scene.file("s.properties", "a=1\nsops.locations=s.properties\n").locations("s.properties");
        assertThat(failure())
                .isEqualTo(
                        "s.properties: line 2: sops.locations says how files are opened, and cannot"
                                + " stand in one of them; move it to application.properties");
    }

    @Test
    void aSettingThatRefersToNothing() {
        scene.set("sops.locations", "${nowhere}/s.yaml");
        assertThat(failure())
                .isEqualTo(
                        "sops.locations in PropertiesConfigSource[source=application.properties] refers to a property that is not"
                                + " set; set it, or correct ${…}");
    }

    @Test
    void aSettingThatRefersToItself() {
        scene.set("sops.locations", "${a}").set("a", "${sops.locations}");
        assertThat(failure()).startsWith("sops.locations: ").contains("expansion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sops.locations", "sops.ordinal", "sops.age.key.file"})
    void aSettingThatRefersToASecret(String setting) throws Exception {
        scene.file("s.yaml", PLAIN).file("t.yaml", PLAIN).locations("t.yaml");
        scene.set("x", "${sops::" + scene.path("s.yaml") + "#db.password}");
        scene.set(setting, "${x}");
        assertThat(failure()).startsWith(setting).contains("a value of an encrypted file");
    }

    @Test
    void anOrdinalThatIsNoNumber() throws Exception {
        scene.file("s.yaml", PLAIN).locations("s.yaml").set("sops.ordinal", "high");
        assertThat(failure()).isEqualTo("sops.ordinal: not a whole number");
    }

    @Test
    void anExpressionWhoseFileIsMissing() {
        scene.set("a", "${sops::" + scene.path("s.yaml") + "#x}");
        assertThat(failure()).isEqualTo("open s.yaml: no such file or directory");
    }

    @Test
    void anExpressionThatLeadsNowhere() throws Exception {
        scene.file("s.yaml", PLAIN).set("a", "${sops::" + scene.path("s.yaml") + "#db.user}");
        assertThat(failure()).startsWith("s.yaml: ").contains("db.user");
    }

    @Test
    void anExpressionThatLeadsToAMap() throws Exception {
        scene.file("s.yaml", PLAIN).set("a", "${sops::" + scene.path("s.yaml") + "#db}");
        assertThat(failure()).startsWith("s.yaml: ").contains("db");
    }

    @Test
    void anExpressionWithoutAKeyForItsFile() throws Exception {
        scene.file("s.yaml", PLAIN).withoutKey();
        scene.set("a", "${sops::" + scene.path("s.yaml") + "#db.password}");
        assertThat(failure()).startsWith("s.yaml: ").contains("no-such-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s.yaml", "#db.password", "s.yaml#", ""})
    void anExpressionThatIsNone(String expression) {
        scene.set("a", "${sops::" + expression + "}");
        assertThat(failure()).contains("write ${sops::file#path}");
    }

    @Test
    void anExpressionOfAnotherProfileIsNotLookedAt() throws Exception {
        scene.set("%dev.a", "${sops::nowhere.yaml#x}").set("a", "1");
        assertThat(scene.start("prod").getValue("a", String.class)).isEqualTo("1");
        assertThat(failure("dev")).startsWith("open nowhere.yaml");
    }

    @Test
    void aFileWithSeveralDocumentsHasNoPaths() throws Exception {
        scene.file("s.yaml", "a: 1\n---\nb: 1\n");
        scene.set("a", "${sops::" + scene.path("s.yaml") + "#a}");
        assertThat(failure()).isEqualTo("s.yaml: it has 2 documents; a path leads into one only");
    }

    @Test
    void aKeyThatIsInTheFileItOpens() throws Exception {
        scene.file("s.yaml", PLAIN);
        scene.set("sops.age.key", "${sops::" + scene.path("s.yaml") + "#key}");
        scene.set("a", "${sops::" + scene.path("s.yaml") + "#db.password}");
        assertThat(failure())
                .endsWith("sops.age.key: SRCFG00046: Could not find a secret key handler for sops");
    }
}
