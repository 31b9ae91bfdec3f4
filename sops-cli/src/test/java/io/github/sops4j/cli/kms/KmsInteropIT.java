package io.github.sops4j.cli.kms;

import static io.github.sops4j.cli.kms.Call.forKey;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Keys by all names they have, in both directions. */
class KmsInteropIT extends KmsScene {

    private static final Answer DISABLED = Answer.error(400, "DisabledException", "is disabled.");

    @Test
    void aKeyIsNamedByItsArn() throws Exception { // K30, K32
        opensBothWays(owner(), "--kms", emulator().key(HERE));
    }

    @Test
    void aKeyIsNamedByAnAlias() throws Exception { // K31, K32
        String key = emulator().key(HERE);
        String alias = emulator().alias(key, "of-" + System.nanoTime());

        opensBothWays(owner(), "--kms", alias);

        assertThat(kms().calls()).hasSize(4).allMatch(forKey(alias));
    }

    @Test
    void aMultiRegionKeyOpensInItsOtherRegion() throws Exception { // K31
        String key = emulator().multiRegionKey(HERE);
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
        String keys = first + "," + second;
        String ours = saved(owner().ours(encrypt("--kms", keys)));

        kms().answer(forKey(first), DISABLED);
        assertOpened(owner().real("decrypt", ours));
        assertOpened(owner().ours("decrypt", ours));
    }
}
