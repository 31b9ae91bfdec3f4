package io.github.sops4j.cli.kms;

import static io.github.sops4j.cli.kms.Call.forKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.Outcome;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys named on the command line, in both directions. */
class KmsInteropIT extends KmsScene {

    private static final Answer DISABLED = Answer.error(400, "DisabledException", "is disabled.");

    @Test
    void aKeyIsNamedByItsArn() throws Exception { // K30, K32, K36
        bothAgree(owner(), "--kms", emulator().key(HERE));
    }

    @Test
    void aKeyIsNamedByAVariable() throws Exception { // C122, K30
        bothAgree(owner().with("SOPS_KMS_ARN", emulator().key(HERE)));
    }

    @Test
    void aKeyIsNamedByAnAlias() throws Exception { // K31, K32
        String key = emulator().key(HERE);
        String alias = emulator().alias(key, "of-" + System.nanoTime());

        bothAgree(owner(), "--kms", alias);

        assertThat(kms().calls()).hasSize(4).allMatch(forKey(alias));
    }

    @Test
    void theRegionIsThatOfTheArn() throws Exception { // K31
        bothAgree(owner().with("AWS_REGION", HERE), "--kms", emulator().key(ELSEWHERE));

        assertThat(kms().calls()).hasSize(4).allMatch(call -> call.region().equals(ELSEWHERE));
    }

    @Test
    void aMultiRegionKeyOpensInItsOtherRegion() throws Exception { // K31
        String key = MultiRegion.shown(emulator().key(MultiRegion.HOME), HERE);
        String replica = key.replace(HERE, ELSEWHERE);
        String ours = owner().ours(encrypt("--kms", key)).result();
        String theirs = owner().real(encrypt("--kms", key)).result();
        kms().answer(call -> call.region().equals(HERE), DISABLED);

        owner().write("ours.yaml", ours.replace(key, replica));
        assertOpened(owner().real("decrypt", "ours.yaml"));
        owner().write("theirs.yaml", theirs.replace(key, replica));
        assertOpened(owner().ours("decrypt", "theirs.yaml"));
    }

    @Test
    void eachOfTwoKeysInTwoRegionsOpensTheFile() throws Exception { // K2, K3, K30
        String first = emulator().key(HERE);
        String second = emulator().key(ELSEWHERE);
        bothAgree(owner(), "--kms", first + ", " + second);
        String ours = saved(owner().ours(encrypt("--kms", first + "," + second)));
        kms().answer(forKey(first), DISABLED);

        assertOpened(owner().real("decrypt", ours));
        assertOpened(owner().ours("decrypt", ours));
    }

    @Test
    void anEncryptionContextIsSentAndStoredInTheOrderOfItsNames() throws Exception { // K36, K37
        String key = emulator().key(HERE);

        bothAgree(owner(), "--kms", key, "--encryption-context", "z:1,a:b");

        assertThat(kms().calls())
                .hasSize(4)
                .allMatch(call -> call.body().contains("\"a\":\"b\""))
                .allMatch(call -> call.body().contains("\"z\":\"1\""));
    }

    @Test
    void withoutAnEncryptionContextAnEmptyOneIsSent() throws Exception { // K32
        bothAgree(owner(), "--kms", emulator().key(HERE));

        assertThat(kms().calls())
                .allMatch(call -> call.body().contains("\"EncryptionContext\":{}"));
    }

    @Test
    void theTimeInTheFileIsNow() throws Exception { // K39
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String file = owner().ours(encrypt("--kms", emulator().key(HERE))).result();

        String time = file.replaceAll("(?s).*created_at: \"([^\"]+)\".*", "$1");
        assertThat(Instant.parse(time)).isBetween(before, Instant.now());
    }

    @ParameterizedTest
    @CsvSource({
        "plain.json, '{\n\t\"a\": \"b\"\n}\n'",
        "plain.env, 'a=b\n'",
        "plain.ini, '[s]\na = b\n'",
        "plain.txt, 'a b\n'"
    })
    void everyFormatHasRoomForKeys(String name, String content) throws Exception { // K36
        String keys = emulator().key(HERE) + "+" + ROLE_HERE + "," + emulator().key(ELSEWHERE);
        owner().write(name, content);
        String[] words = {"encrypt", "--kms", keys, "--encryption-context", "z:1,a:b", name};
        Outcome ours = owner().ours(words);
        Outcome theirs = owner().real(words);

        assertThat(fixedPartOf(ours.result())).isEqualTo(fixedPartOf(theirs.result()));
        owner().write("encrypted-" + name, ours.result());
        assertThat(owner().real("decrypt", "encrypted-" + name).result()).isEqualTo(content);
        owner().write("encrypted-" + name, theirs.result());
        assertThat(owner().ours("decrypt", "encrypted-" + name).result()).isEqualTo(content);
    }

    @Test
    void aFileForAgeOpensWithoutACall() throws Exception { // K5
        String[] keys = {"--kms", emulator().key(HERE), "--age", ageRecipient()};
        String file = encrypted(owner(), keys);
        int before = kms().calls().size();
        assertOpened(withAge(owner()).ours("decrypt", file));
        assertThat(kms().calls()).hasSize(before);
    }

    @Test
    void secretsFromCopiesOfOneFileAskOnce() throws Exception { // K32
        String file = encrypted(owner(), "--kms", emulator().key(HERE));
        Files.copy(folder().resolve(file), folder().resolve("copy.yaml"));
        String[] words = {
            "run",
            "--secret",
            "id=one,env=ONE,src=encrypted.yaml,extract=[\"a\"]",
            "--secret",
            "id=two,env=TWO,src=copy.yaml,extract=[\"a\"]",
            "--",
            "sh",
            "-c",
            "echo $ONE $TWO"
        };

        assertThat(owner().ours(words).result()).isEqualTo(SECRET + " " + SECRET + "\n");
        assertThat(kms().calls("Decrypt")).hasSize(1);
    }
}
