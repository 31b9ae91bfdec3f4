package io.github.sops4j.key.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.key.place.UserDirectories;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserEnvironmentTest {
    private final UserEnvironment given = UserEnvironment.of(Map.of("SOPS_AGE_KEY_FILE", "k.txt"));

    @Test
    void variablesThatWereGivenAreThere() {
        assertThat(given.variable("SOPS_AGE_KEY_FILE")).isEqualTo("k.txt");
    }

    @Test
    void variablesOfTheProcessAreNot() {
        assertThat(System.getenv("PATH")).isNotNull();
        assertThat(given.variable("PATH")).isNull();
    }

    @Test
    void noHomeDirectoryIsKnown() {
        assertThat(given.hasAccount()).isFalse();
        assertThat(given.accountHome()).isNull();
        assertThatThrownBy(() -> new UserDirectories(given).home())
                .hasMessage("$HOME is not defined");
    }

    @Test
    void nobodyIsAsked() {
        assertThatThrownBy(() -> given.prompt().ask("Enter passphrase:"))
                .hasMessage("nobody can be asked");
    }

    @Test
    void noAgentIsLookedFor() {
        assertThat(GpgAgent.connect(given)).isNull();
    }

    @Test
    void whatIsShownOfItHoldsNoVariable() {
        assertThat(UserEnvironment.of(Map.of("SOPS_AGE_KEY", "a secret")).toString())
                .doesNotContain("a secret");
    }
}
