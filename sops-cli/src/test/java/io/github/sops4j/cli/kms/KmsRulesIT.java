package io.github.sops4j.cli.kms;

import static io.github.sops4j.cli.kms.Call.forKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.Outcome;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys named in a creation rule, in both directions. */
class KmsRulesIT extends KmsScene {

    private static final String PROFILES =
            """
            [work]
            aws_access_key_id = AKIAWORK
            aws_secret_access_key = secret
            """;

    private static final Answer DISABLED = Answer.error(400, "DisabledException", "is disabled.");

    private Person colleague() throws IOException {
        return nobody().withProfiles(PROFILES, "");
    }

    private void rule(String text) throws IOException {
        owner().write(".sops.yaml", "creation_rules:\n" + text);
    }

    @Test
    void anEntryOfAGroupHasRoleContextAndProfile() throws Exception { // C113, K36
        rule(
                """
                  - key_groups:
                      - kms:
                          - arn: %s
                            role: %s
                            context: {b: x, a: 1, c: true, d: 1.50}
                            aws_profile: work
                """
                        .formatted(emulator().keyBehind(ROLE, HERE), ROLE));

        bothAgree(colleague());

        assertThat(kms().calls("AssumeRole"))
                .hasSize(4)
                .allMatch(call -> call.accessKey().equals("AKIAWORK"));
    }

    @Test
    void anEmptyContextOfAGroupIsNone() throws Exception { // C113
        rule(
                """
                  - key_groups:
                      - kms:
                          - {arn: %s, context: {}}
                          - {arn: %s, context: null}
                """
                        .formatted(emulator().key(HERE), emulator().key(ELSEWHERE)));

        bothAgree(owner());
    }

    @ParameterizedTest
    @ValueSource(strings = {"'%s, %s+%s'", "['%s', '%s+%s']"})
    void aFlatListIsAStringOrAList(String form) throws Exception { // C111, K30
        String keys =
                form.formatted(emulator().key(ELSEWHERE), emulator().keyBehind(ROLE, HERE), ROLE);
        rule("  - kms: " + keys + "\n    aws_profile: work\n");

        bothAgree(colleague());

        assertThat(kms().calls("Decrypt")).allMatch(call -> call.accessKey().equals("AKIAWORK"));
    }

    @Test
    void aContextOfTheCommandBindsTheKeysOfARuleToo() throws Exception { // C126
        rule("  - kms: " + emulator().key(HERE) + "\n");

        Outcome ours = owner().ours(encrypt("--encryption-context", "a:b"));

        assertThat(ours.result()).contains("context:\n            a: b\n");
        assertOpened(owner().real("decrypt", saved(ours)));
    }

    private void threeGroups(int threshold, String first, String second) throws IOException {
        rule(
                """
                  - shamir_threshold: %d
                    key_groups:
                      - kms: [{arn: %s}]
                      - kms: [{arn: %s, context: {k: v}}]
                        age: [%s]
                      - age: [%s]
                """
                        .formatted(threshold, first, second, ageRecipient(), ageRecipient()));
    }

    @Test
    void partsOfThreeGroupsAreJoined() throws Exception { // K1, K7, C114
        threeGroups(3, emulator().key(HERE), emulator().key(ELSEWHERE));

        bothAgree(withAge(owner()));
    }

    @Test
    void twoGroupsOfKmsKeysAreEnoughOfThree() throws Exception { // K3, K11
        threeGroups(2, emulator().key(HERE), emulator().key(ELSEWHERE));

        bothAgree(owner());
    }

    @Test
    void oneGroupIsNotEnoughOfThree() throws Exception { // K11, K20
        String first = emulator().key(HERE);
        String second = emulator().key(ELSEWHERE);
        threeGroups(2, first, second);
        String file = encrypted(owner());
        kms().answer(forKey(first), DISABLED);

        Outcome ours = owner().ours("decrypt", file);

        assertThat(ours.status()).isEqualTo(128);
        assertThat(Report.of(ours).failures(first)).hasSize(1);
        assertThat(ours.err()).contains("Group 1: SUCCESS").doesNotContain(SECRET);
    }

    @Test
    void aNullInAContextOfARuleIsRefused() throws Exception { // K38
        rule(
                """
                  - key_groups:
                      - kms: [{arn: %s, context: {team: null}}]
                """
                        .formatted(emulator().key(HERE)));

        Outcome ours = owner().ours(encrypt());

        assertThat(ours.status()).isEqualTo(1);
        assertThat(ours.err()).contains("team").contains("null").hasLineCount(1);
        assertThat(ours.out()).isEmpty();
        assertThat(kms().calls()).isEmpty();
    }
}
