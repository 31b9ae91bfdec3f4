package io.github.sops4j.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {
    private static final List<String> LINES =
            List.of(
                    "root:x:0:0:root:/root:/bin/bash",
                    "jo:x:4294967294:100::/home/jo:",
                    "bad:x:a:1:::");

    @Test
    void anAccountIsALineOfPasswd() {
        assertThat(Account.named("jo", LINES))
                .isEqualTo(new Account("jo", -2, 100, "/home/jo")); // C143
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "bad", "", "jo:x"})
    void whatIsNoNameOfAnAccountIsUnknown(String name) {
        assertThat(Account.named(name, LINES)).isNull(); // C143
    }

    @Test
    void programsAreToldTheAccount() {
        Map<String, String> environment = new HashMap<>(Map.of("HOME", "/root"));
        new Account("jo", 1, 2, "/home/jo").describe(environment);
        assertThat(environment)
                .isEqualTo(Map.of("HOME", "/home/jo", "USER", "jo", "LOGNAME", "jo")); // C143
    }
}
