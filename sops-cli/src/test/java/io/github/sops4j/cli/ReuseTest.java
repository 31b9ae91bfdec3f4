package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReuseTest {
    private static final String PLAIN = "# why\na:   one\nb: [2, 'x', 'x']\nc_unencrypted: 3\n";

    @TempDir private Path folder;
    private Shell shell;
    private Path plain;
    private Path encrypted;

    @BeforeEach
    void anEncryptedFile() throws IOException {
        shell = new Shell(folder);
        plain = folder.resolve("p.yaml");
        encrypted = shell.encrypted(PLAIN);
    }

    private int reuse(String... more) {
        List<String> line =
                new ArrayList<>(List.of("encrypt", "--reuse", "e.yaml", "--output", "e.yaml"));
        line.addAll(List.of(more));
        line.add("p.yaml");
        return shell.run(line.toArray(new String[0]));
    }

    @Test
    void onlyWhatIsDifferentIsEncryptedAnew() throws IOException {
        List<String> before = Files.readAllLines(encrypted);
        Files.writeString(plain, PLAIN.replace("'x', 'x'", "'x', 'y'"));
        assertThat(reuse()).as(shell.err()).isZero();
        assertThat(shell.changedLines(before)).hasSize(1).allMatch(line -> line.startsWith("b: ["));
        assertThat(shell.run("decrypt", "e.yaml")).isZero();
        assertThat(shell.out()).isEqualTo(PLAIN.replace("'x', 'x'", "'x', 'y'"));
    }

    @Test
    void equalElementsOfAListDoNotLookAlike() throws IOException {
        Files.writeString(plain, PLAIN.replace("'x', 'x'", "'x', 'x', 'x'"));
        assertThat(reuse()).as(shell.err()).isZero();
        String list = Files.readAllLines(encrypted).get(2);
        assertThat(list.split("ENC\\[")).hasSize(5).doesNotHaveDuplicates(); // F32
    }

    @Test
    void nothingDifferentIsTheSameFile() throws IOException {
        String before = Files.readString(encrypted);
        assertThat(reuse()).as(shell.err()).isZero();
        assertThat(encrypted).content().isEqualTo(before);
    }

    @Test
    void theFirstVersionHasNothingToReuse() throws IOException {
        Files.delete(encrypted);
        assertThat(reuse("--age", Shell.RECIPIENT)).as(shell.err()).isZero();
        assertThat(encrypted).content().contains("ENC[");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--age=x", "--encrypted-regex=x", "--output-type=json"})
    void whatTheFileDecidesIsNoChoice(String flag) throws IOException {
        String before = Files.readString(encrypted);
        assertThat(reuse(flag)).isEqualTo(8);
        assertThat(shell.err()).startsWith("Error: --reuse ").hasLineCount(1);
        assertThat(encrypted).content().isEqualTo(before);
    }

    @Test
    void aFileThatIsNotEncryptedCannotBeReused() throws IOException {
        Files.writeString(encrypted, "a: 1\n");
        assertThat(reuse()).isEqualTo(1);
        assertThat(shell.err()).startsWith("sops metadata not found").contains("e.yaml");
    }
}
