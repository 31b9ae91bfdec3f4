package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileStatusTest {
    @TempDir private Path folder;
    private Shell shell;

    @BeforeEach
    void anEncryptedFile() throws IOException {
        shell = new Shell(folder);
        shell.encrypted("a: x\n");
    }

    @ParameterizedTest
    @CsvSource({"e.yaml,true", "p.yaml,false"})
    void theAnswerIsOneLineOfJson(String file, boolean encrypted) {
        assertThat(shell.run("filestatus", file)).isZero(); // C181
        assertThat(shell.out()).isEqualTo("{\"encrypted\":" + encrypted + "}\n"); // C181
    }

    @Test
    void noKeyIsNeeded() {
        shell.set("SOPS_AGE_KEY", "");
        shell.run("filestatus", "e.yaml", "ignored");
        assertThat(shell.out()).isEqualTo("{\"encrypted\":true}\n"); // C181
        assertThat(shell.err()).isEmpty(); // C181
    }

    @ParameterizedTest
    @CsvSource({"empty.yaml,''", "empty.env,''", "map.json,{}"})
    void aFileWithoutMetadataIsNotEncrypted(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
        shell.run("filestatus", name);
        assertThat(shell.out()).isEqualTo("{\"encrypted\":false}\n"); // C181
    }

    @ParameterizedTest
    @CsvSource({"mac", "version"})
    void metadataWithoutMacOrVersionAreNone(String field) throws IOException {
        Path file = folder.resolve("e.yaml");
        Files.writeString(file, Files.readString(file).replaceFirst("    " + field + ": .*\n", ""));
        assertThat(shell.run("filestatus", "e.yaml")).isZero(); // C181
        assertThat(shell.out()).isEqualTo("{\"encrypted\":false}\n"); // C181
    }

    @Test
    void aFileHasToBeNamed() {
        assertThat(shell.run("filestatus")).isEqualTo(100); // C181
        assertThat(shell.err()).isEqualTo("Error: no file specified\n"); // C181
    }

    @ParameterizedTest
    @CsvSource({
        "none.yaml,Error reading file: open none.yaml: no such file or directory",
        "text,Error unmarshalling input binary: Could not unmarshal input data: ",
        "bad.yaml,Found sops entry that is not a mapping"
    })
    void whatCannotBeToldIsALineOfTheLog(String name, String reason) throws IOException {
        Files.writeString(folder.resolve("text"), "plain text\n");
        Files.writeString(folder.resolve("bad.yaml"), "a: x\nsops: 3\n");
        assertThat(shell.run("filestatus", name)).isEqualTo(1); // C51, C181, C235
        assertThat(shell.out()).isEmpty(); // C181
        assertThat(shell.err())
                .startsWith("[CMD]\t time=")
                .contains(
                        "level=fatal msg=\"cannot check file status: cannot load encrypted file: "
                                + reason); // C181
    }
}
