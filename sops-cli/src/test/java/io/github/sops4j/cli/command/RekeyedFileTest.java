package io.github.sops4j.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.cli.options.ArgumentParser;
import io.github.sops4j.cli.options.Arguments;
import io.github.sops4j.cli.options.UsageException;
import io.github.sops4j.cli.output.Log;
import io.github.sops4j.cli.output.StandardOutput;
import io.github.sops4j.file.HeldFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RekeyedFileTest {
    @TempDir private Path folder;

    private RekeyedFile file(String content) throws IOException, UsageException {
        Files.writeString(folder.resolve("f.yaml"), content);
        Arguments line =
                ArgumentParser.parse(new UpdateKeys().syntax(), List.of("f.yaml"), name -> null);
        OutputStream nowhere = OutputStream.nullOutputStream();
        Surroundings surroundings =
                new Surroundings(
                        name -> null,
                        folder,
                        InputStream.nullInputStream(),
                        new StandardOutput(nowhere),
                        new Log(nowhere, false, false));
        return RekeyedFile.asNamed(new Invocation(line, line, surroundings), "f.yaml", null);
    }

    @Test
    void itIsReplaced() throws Exception {
        RekeyedFile file = file("old");
        try (HeldFile held = file.inPlace().hold()) {
            assertThat(file.inPlace().read(held)).asString().isEqualTo("old");
            file.replace(held, "new".getBytes(UTF_8));
        }
        assertThat(folder.resolve("f.yaml")).content().isEqualTo("new"); // C170
    }

    @Test
    void whatSomebodyElseWroteMeanwhileIsKept() throws Exception {
        RekeyedFile file = file("old");
        try (HeldFile held = file.inPlace().hold()) {
            file.inPlace().read(held);
            Files.writeString(folder.resolve("f.yaml"), "other");

            assertThatThrownBy(() -> file.replace(held, "new".getBytes(UTF_8)))
                    .hasMessageStartingWith("f.yaml was changed meanwhile");
        }
        assertThat(folder.resolve("f.yaml")).content().isEqualTo("other"); // C270
    }
}
