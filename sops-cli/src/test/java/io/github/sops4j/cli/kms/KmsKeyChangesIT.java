package io.github.sops4j.cli.kms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.KmsEmulator;
import io.github.sops4j.program.Outcome;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Other keys of KMS for the same data key, by rules and by groups (clauses C166 to C175). */
class KmsKeyChangesIT extends KmsScene {

    private static final String OLD_TIME = "2020-01-01T00:00:00Z";

    /** A file of the real program whose keys were made long ago. */
    private String oldFile(Person person, String... options) throws Exception {
        String file = encrypted(person, options);
        String text = content(file);
        person.write(file, text.replaceAll("(created_at: )\"[^\"]*\"", "$1\"" + OLD_TIME + "\""));
        return file;
    }

    private String content(String file) throws Exception {
        return Files.readString(folder().resolve(file));
    }

    private void rule(String text) throws Exception {
        owner().write(".sops.yaml", "creation_rules:\n  - " + text + "\n");
    }

    @Test
    void aFileGetsAKeyAndAllOfThemAreNew() throws Exception { // C167, C170, C205, K39
        String first = emulator().key(HERE);
        String second = emulator().key(ELSEWHERE);
        String file = oldFile(owner(), "--kms", first);
        rule("kms: '" + first + "," + second + "'");

        Outcome ours = owner().ours("updatekeys", "-y", file);

        assertThat(ours.result()).endsWith("Group 1\n    " + first + "\n+++ " + second + "\n");
        assertThat(content(file)).contains(first, second).doesNotContain(OLD_TIME);
        assertOpened(owner().real("decrypt", file));
        assertOpened(owner().ours("decrypt", file));
    }

    @Test
    void whatTheRealProgramUpdatesOpens() throws Exception { // C170
        String first = emulator().key(HERE);
        String file = oldFile(owner(), "--kms", first);
        rule("kms: '" + first + "," + emulator().key(ELSEWHERE) + "'");

        owner().real("updatekeys", "-y", file).result();

        assertOpened(owner().ours("decrypt", file));
        assertThat(owner().ours("updatekeys", "-y", file).result()).isEmpty(); // C166
    }

    @Test
    void contextsAndProfilesOfARuleAreKept() throws Exception { // C167, K4, K36
        String key = emulator().key(HERE);
        Person person =
                withAge(
                        nobody().withProfiles(
                                        "[office]\naws_access_key_id = "
                                                + KmsEmulator.ACCESS_KEY
                                                + "\naws_secret_access_key = x\n",
                                        ""));
        String file = oldFile(person, "--age", ageRecipient());
        rule(
                "key_groups: [{kms: [{arn: '"
                        + key
                        + "', context: {team: web}, aws_profile: office}]}]");

        Outcome ours = person.ours("updatekeys", "-y", file);

        assertThat(ours.result()).contains("+++ " + key + "|team:web|office\n");
        assertThat(content(file)).contains("team: web\n", "aws_profile: office\n");
        assertOpened(person.real("decrypt", file));
        assertThat(person.real("updatekeys", "-y", file).result()).isEmpty();
    }

    @Test
    void aGroupOfKmsIsAddedWithTheContextAndTheProfileOfTheLine() throws Exception { // C172
        String key = emulator().key(HERE);
        Person person =
                withAge(
                        nobody().withProfiles(
                                        "[office]\naws_access_key_id = "
                                                + KmsEmulator.ACCESS_KEY
                                                + "\naws_secret_access_key = x\n",
                                        ""));
        String file = oldFile(person, "--age", ageRecipient());
        String[] add = {
            "groups",
            "add",
            "-f",
            file,
            "--kms",
            key,
            "--encryption-context",
            "app:web",
            "--aws-profile",
            "office"
        };

        Outcome ours = person.ours(add);

        assertThat(fixedPartOf(ours.result())).isEqualTo(fixedPartOf(person.real(add).result()));
        assertOpened(person.real("decrypt", saved(ours)));
        assertOpened(person.ours("decrypt", saved(person.real(add))));
    }

    @Test
    void keysKeepTheirTimeWhenAGroupComesOrGoes() throws Exception { // C172, C174, C205
        String file = oldFile(owner(), "--kms", emulator().key(HERE));
        owner().ours("groups", "add", "-i", "-f", file, "--kms", emulator().key(ELSEWHERE))
                .result();
        assertThat(content(file)).containsOnlyOnce(OLD_TIME).contains("shamir_threshold: 2\n");
        assertOpened(owner().real("decrypt", file));

        String[] delete = {
            "groups", "delete", "-i", "-f", file, "--shamir-secret-sharing-threshold", "1", "1"
        };
        owner().ours(delete).result();
        assertThat(content(file)).containsOnlyOnce(OLD_TIME).doesNotContain("key_groups");
        assertOpened(owner().real("decrypt", file));
    }

    @Test
    void aKeyThatDoesNotEncryptLeavesTheFileAsItIs() throws Exception { // C168, C173, K2
        String key = emulator().key(HERE);
        String file = oldFile(owner(), "--kms", key);
        String before = content(file);
        rule("kms: '" + key + "," + emulator().key(ELSEWHERE) + "'");
        kms().answer(Call.to("Encrypt"), Answer.error(400, "AccessDeniedException", "no"));

        Outcome updated = owner().ours("updatekeys", "-y", file);
        Outcome grouped = owner().ours("groups", "add", "-i", "-f", file, "--kms", key);

        assertThat(updated.status()).isEqualTo(1);
        assertThat(updated.err())
                .contains("error updating one or more master keys: [", "access denied");
        assertThat(grouped.status()).isEqualTo(1);
        assertThat(grouped.err())
                .contains("error updating one or more master keys: [", "access denied");
        assertThat(content(file)).isEqualTo(before);
    }
}
