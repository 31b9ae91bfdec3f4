package io.github.sops4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an application says that does not start: once, in words, without a value. */
class RefusalTest extends OutputWithoutValues {
    private static final String FOLDER = "classpath:encrypted/";

    private void refuses(String location, String... words) {
        Throwable failure = Application.failure(location);

        assertThat(failure).isNotNull();
        assertThat(output).contains("APPLICATION FAILED TO START").contains(words);
    }

    @Test
    void aMissingFileIsSpringsOwnMatter() {
        refuses(
                "sops:" + FOLDER + "absent.yaml",
                "Config data resource 'classpath:encrypted/absent.yaml' via location"
                        + " 'sops:classpath:encrypted/absent.yaml' does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.yaml", "importing.yaml"})
    void aFileThatIsNotEncryptedIsRefused(String file) {
        refuses(
                "sops:" + FOLDER + file,
                FOLDER + file + ": sops metadata not found: the file is not encrypted",
                "sops encrypt --in-place");
    }

    @Test
    void aFileThatMayBeMissingMayNotBePlain() {
        refuses("optional:sops:" + FOLDER + "plain.yaml", "the file is not encrypted");
    }

    @Test
    void aMissingKeyIsNamedWithTheWaysToGiveIt() {
        Throwable failure =
                catchThrowable(
                        () ->
                                Application.started(
                                        "optional:sops:" + FOLDER + "secrets.enc.yaml",
                                        Application.class,
                                        List.of("--sops.age.key.file=/nonexistent")));

        assertThat(failure).isInstanceOf(RefusalException.class);
        assertThat(output)
                .contains(FOLDER + "secrets.enc.yaml", "/nonexistent", "sops.age.key.file");
    }

    @Test
    void aChangedFileIsRefused() {
        refuses(
                "sops:" + FOLDER + "tampered.yaml",
                FOLDER + "tampered.yaml: ",
                "[\"db\"][\"password\"]",
                "Somebody changed the file");
    }

    @Test
    void twoEntriesThatBecomeOnePropertyAreNamedWithTheirLines() {
        refuses(
                "sops:" + FOLDER + "twice.yaml",
                FOLDER + "twice.yaml: lines 2 and 4 are both the property a.b");
    }

    @Test
    @Timeout(10)
    void aCircleOfImportsIsShown() {
        refuses(
                "sops:" + FOLDER + "cycle-1.yaml",
                "cycle-1.yaml imports classpath:encrypted/cycle-2.yaml imports"
                        + " classpath:encrypted/cycle-1.yaml");
    }

    @Test
    void aPatternIsRefused() {
        refuses("sops:" + FOLDER + "*.yaml", "this is a pattern", "Import each file");
    }

    @Test
    void aFolderIsRefused() {
        refuses("sops:" + FOLDER, "this is a folder", "sops:configtree:");
    }

    @Test
    void aTreeThatIsAFileIsRefused() {
        refuses("sops:configtree:src/test/resources/encrypted/plain.yaml", "cannot be read");
    }

    @Test
    void whereTheImportStandsIsNamed() {
        refuses(FOLDER + "importing-plain.yaml", "importing-plain.yaml] - 1:23");
    }

    @Test
    void twoFilesOfATreeThatAreOnePropertyAreNamed() {
        refuses(
                "sops:configtree:src/test/resources/encrypted/same/",
                "same/db.user and ",
                "same/db/user are both the property db.user");
    }
}
