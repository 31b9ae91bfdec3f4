package io.github.sops4j.cli.kms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.KmsEmulator;
import io.github.sops4j.program.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A new data key for keys of KMS, and keys that come and go (clauses C164, C165). */
class KmsRotateIT extends KmsScene {

    private static final String OLD_TIME = "2020-01-01T00:00:00Z";

    /** A file of the real program whose keys were made long ago. */
    private String oldFile(Person person, String... options) throws Exception {
        Path file = folder().resolve(encrypted(person, options));
        String text = Files.readString(file);
        Files.writeString(
                file, text.replaceAll("(created_at: )\"[^\"]*\"", "$1\"" + OLD_TIME + "\""));
        return file.getFileName().toString();
    }

    @Test
    void aNewDataKeyIsForTheSameKeysWhichKeepTheirTime() throws Exception { // C164, C205, K39
        String first = emulator().key(HERE);
        String second = emulator().key(ELSEWHERE);
        String file = oldFile(owner(), "--kms", first + "," + second);
        String before = Files.readString(folder().resolve(file));

        owner().ours("rotate", "-i", file).result();

        assertThat(Files.readString(folder().resolve(file)))
                .isNotEqualTo(before)
                .contains(first, second)
                .containsPattern("(?s)" + OLD_TIME + ".*" + OLD_TIME);
        assertOpened(owner().real("decrypt", file));
        assertOpened(owner().ours("decrypt", file));
    }

    @Test
    void whatTheRealProgramRotatesOpens() throws Exception { // C164
        String file = oldFile(owner(), "--kms", emulator().key(HERE));
        owner().real("rotate", "-i", file).result();
        assertOpened(owner().ours("decrypt", file));
    }

    @Test
    void aKeyIsAddedWithTheContextOfTheLine() throws Exception { // C164, C165
        String added = emulator().key(ELSEWHERE);
        String file = oldFile(owner(), "--kms", emulator().key(HERE));

        String[] words = {
            "rotate", "-i", "--add-kms", added, "--encryption-context", "app:web", file
        };
        owner().ours(words).result();

        assertThat(Files.readString(folder().resolve(file))).contains(added, "app: web");
        kms().answer(
                        Call.to("Decrypt").and(Call.forKey(added).negate()),
                        Answer.error(400, "DisabledException", "disabled"));
        assertOpened(owner().real("decrypt", file));
    }

    @Test
    void aKeyIsRemovedThatIsNamedWithItsContext() throws Exception { // C165
        String removed = emulator().key(ELSEWHERE);
        String kept = emulator().key(HERE);
        String context = "app:web";
        String file =
                oldFile(owner(), "--kms", kept + "," + removed, "--encryption-context", context);

        owner().ours("rotate", "-i", "--rm-kms", removed, file).result();
        assertThat(Files.readString(folder().resolve(file))).contains(removed);

        String[] words = {
            "rotate", "-i", "--rm-kms", removed, "--encryption-context", context, file
        };
        owner().ours(words).result();
        assertThat(Files.readString(folder().resolve(file))).contains(kept).doesNotContain(removed);
        assertOpened(owner().real("decrypt", file));
    }

    @Test
    void aKeyWithAProfileIsRemovedInTheOldStyle() throws Exception { // C165
        String key = emulator().key(HERE);
        Person person =
                owner().withProfiles(
                                "[office]\naws_access_key_id = "
                                        + KmsEmulator.ACCESS_KEY
                                        + "\naws_secret_access_key = x\n",
                                "");
        String file =
                oldFile(
                        withAge(person),
                        "--kms",
                        key,
                        "--aws-profile",
                        "office",
                        "--age",
                        ageRecipient());

        Outcome outcome =
                withAge(person).ours("-r", "-i", "--aws-profile", "office", "--rm-kms", key, file);

        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(Files.readString(folder().resolve(file))).doesNotContain(key);
        assertOpened(withAge(nobody()).real("decrypt", file));
    }

    @Test
    void aKeyThatDoesNotEncryptLeavesTheFileAsItIs() throws Exception { // K2, C270
        String file = oldFile(owner(), "--kms", emulator().key(HERE));
        String before = Files.readString(folder().resolve(file));
        kms().answer(Call.to("Encrypt"), Answer.error(400, "AccessDeniedException", "no"));

        Outcome outcome = owner().ours("rotate", "-i", file);

        assertThat(outcome.status()).isNotZero();
        assertThat(outcome.err()).contains("access denied", "kms:Encrypt");
        assertThat(folder().resolve(file)).hasContent(before.strip());
    }
}
