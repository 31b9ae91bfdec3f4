package io.github.sops4j.smallrye;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.JavaProgram;
import io.github.sops4j.program.Outcome;
import io.github.sops4j.program.TestKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/smallrye-config.md shows, as it stands there. */
class DocumentationTest {
    private static final Path DOCUMENT = Path.of("../../docs/smallrye-config.md");
    private static final String FENCE = "```";

    @TempDir private Path folder;

    /** A block and its language. */
    private record Block(String language, String text) {}

    private static List<Block> blocks(String... languages) throws IOException {
        String[] parts = Files.readString(DOCUMENT).split(FENCE, -1);
        List<Block> blocks = new ArrayList<>();
        for (int i = 1; i < parts.length; i += 2) {
            int line = parts[i].indexOf('\n');
            String language = parts[i].substring(0, line);
            if (List.of(languages).contains(language)) {
                blocks.add(new Block(language, parts[i].substring(line + 1)));
            }
        }
        return blocks;
    }

    @BeforeEach
    void files() throws IOException {
        Scene scene = new Scene(folder);
        for (Block file : blocks("yaml")) {
            String text = file.text();
            scene.file(text.substring(2, text.indexOf('\n')), text);
        }
        Files.createDirectory(folder.resolve("META-INF"));
        String key = TestKey.age().variables().getOrDefault("SOPS_AGE_KEY_FILE", "");
        Files.copy(Path.of(key), folder.resolve("age.key"));
    }

    private Outcome print(TestKey key, String expected) throws Exception {
        String[] names =
                expected.lines().map(line -> line.split(" = ", -1)[0]).toArray(String[]::new);
        return JavaProgram.ofClass(
                        folder,
                        Printer.class.getName(),
                        System.getProperty("java.class.path"),
                        folder.toString())
                .run(key, names);
    }

    @Test
    void eachConfigurationGivesTheValuesBelowIt() throws Exception {
        List<Block> blocks = blocks("properties", "text");
        assertThat(blocks).hasSizeGreaterThan(4);
        for (int i = 0; i < blocks.size(); i += 2) {
            assertThat(blocks.get(i).language()).isEqualTo("properties");
            Files.writeString(
                    folder.resolve("META-INF/microprofile-config.properties"),
                    blocks.get(i).text());
            String expected = blocks.get(i + 1).text();
            assertThat(print(TestKey.age().lost(), expected).result()).isEqualTo(expected);
        }
    }

    @Test
    void aSourceOfOnesOwnIsFound() throws Exception {
        String shown = blocks("java").get(0).text();
        Path source = Path.of("src/test/java/io/github/sops4j/smallrye/EncryptedSource.java");
        assertThat(Files.readString(source)).endsWith(shown);

        Path services = Files.createDirectory(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve("org.eclipse.microprofile.config.spi.ConfigSource"),
                EncryptedSource.class.getName());
        assertThat(print(TestKey.age(), "db.user = app\n").result()).isEqualTo("db.user = app\n");
    }
}
