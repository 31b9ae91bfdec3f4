package io.github.sops4j.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrivilegesTest { // proc(5), capabilities(7)

    @Test
    void rootWithEveryCapabilityHasFullPrivileges() {
        assertThat(areFull("0\t0", "000001ffffffffff")).isTrue();
    }

    @Test
    void rootOfAContainerHasNot() {
        assertThat(areFull("0\t0", "00000000a80425fb")).isFalse();
    }

    @Test
    void theEffectiveUserCounts() {
        assertThat(areFull("0\t1000", "000001ffffffffff")).isFalse();
        assertThat(areFull("1000\t0", "000001ffffffffff")).isTrue();
    }

    @Test
    void anEmptyStatusGivesNone() {
        assertThat(Privileges.areFull(List.of())).isFalse();
    }

    private static boolean areFull(String users, String capabilities) {
        return Privileges.areFull(
                List.of("Name:\tjava", "Uid:\t" + users + "\t0\t0", "CapEff:\t" + capabilities));
    }
}
