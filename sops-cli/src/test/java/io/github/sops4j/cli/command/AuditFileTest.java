package io.github.sops4j.cli.command;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditFileTest {
    @TempDir Path folder;

    private AuditFile file(String content) throws IOException {
        return new AuditFile(Files.writeString(folder.resolve("audit.yaml"), content));
    }

    @Test
    void whereRecordsAreAskedForNoKeyIsUsed() throws IOException { // C182
        AuditFile file =
                file("backends:\n  postgres:\n    - connection_string: postgres://sops:pw@db/x\n");

        assertThatThrownBy(file::requireNoRecord)
                .isInstanceOf(CommandException.class)
                .hasMessage(
                        file.path()
                                + " asks for a record of each use in PostgreSQL, which is not"
                                + " built; no key is used");
    }

    @Test
    void aFileThatCannotBeReadIsNotTakenForNone() throws IOException { // C182
        assertThatThrownBy(file("backends: [")::requireNoRecord)
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "backends: {}\n", "backends:\n  postgres: []\n", "other: 1\n"})
    void aFileWithoutBackendsIsHarmless(String content) throws IOException { // C182
        assertThatCode(file(content)::requireNoRecord).doesNotThrowAnyException();
    }

    @Test
    void mostMachinesHaveNone() { // C182
        AuditFile none = new AuditFile(folder.resolve("audit.yaml"));

        assertThatCode(none::requireNoRecord).doesNotThrowAnyException();
    }
}
