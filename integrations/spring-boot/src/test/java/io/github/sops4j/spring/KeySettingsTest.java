package io.github.sops4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.key.user.UserEnvironment;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class KeySettingsTest {
    private static final Map<String, Object> VARIABLES = Map.of("SOPS_AGE_KEY_FILE", "of-variable");

    private static UserEnvironment environment(Map<String, Object> properties, boolean above) {
        MutablePropertySources sources = new MutablePropertySources();
        sources.addLast(
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, VARIABLES));
        MapPropertySource own = new MapPropertySource("own", properties);
        if (above) {
            sources.addFirst(own);
        } else {
            sources.addLast(own);
        }
        return KeySettings.of(new Binder(ConfigurationPropertySources.from(sources)))
                .environment(warning -> {});
    }

    @Test
    void aPropertyIsAVariable() {
        assertThat(environment(Map.of("sops.pgp.key.file", "key.asc"), false))
                .extracting(user -> user.variable("SOPS_PGP_KEY_FILE"))
                .isEqualTo("key.asc");
    }

    @Test
    void aKeyMayStandBesideTheFileOfOne() {
        UserEnvironment user =
                environment(Map.of("sops.age.key", "key", "sops.age.key.cmd", "command"), false);

        assertThat(user.variable("SOPS_AGE_KEY")).isEqualTo("key");
        assertThat(user.variable("SOPS_AGE_KEY_CMD")).isEqualTo("command");
    }

    @Test
    void aSourceAboveTheVariablesWins() {
        assertThat(environment(Map.of("sops.age.key.file", "own"), true))
                .extracting(user -> user.variable("SOPS_AGE_KEY_FILE"))
                .isEqualTo("own");
    }

    @Test
    void aSourceBelowTheVariablesDoesNot() {
        assertThat(environment(Map.of("sops.age.key.file", "own"), false))
                .extracting(user -> user.variable("SOPS_AGE_KEY_FILE"))
                .isEqualTo("of-variable");
    }

    @Test
    void whatAwsReadsIsNoProperty() {
        assertThat(environment(Map.of("aws.profile", "own"), true).variable("AWS_PROFILE"))
                .isEqualTo(System.getenv("AWS_PROFILE"));
    }

    @Test
    void otherVariablesAreThoseOfTheProcess() {
        assertThat(environment(Map.of("path", "own"), true).variable("PATH"))
                .isEqualTo(System.getenv("PATH"));
    }

    @Test
    void nobodyIsAskedForAPassphrase() {
        UserEnvironment user = environment(Map.of(), false);

        assertThatThrownBy(() -> user.prompt().ask("Passphrase:")).isInstanceOf(IOException.class);
    }

    @Test
    void theSettingsShowNoKey() {
        assertThat(new KeySettings(Map.of("age.key", "canary")))
                .asString()
                .doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOPS_AGE_KEY", "sops.age.key", "sops.pgp-passphrase", "SOPS_PGP_KEY"})
    void keysAndPassphrasesAreSecret(String name) {
        assertThat(KeySettings.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOPS_AGE_KEY_FILE", "sops.aws.profile", "age.key"})
    void otherSettingsAreNot(String name) {
        assertThat(KeySettings.isSecret(name)).isFalse();
    }
}
