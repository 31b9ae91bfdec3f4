package io.github.sops4j.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * What an application holds to whose configuration is SmallRye's: it takes one value from a second
 * file, {@code token.enc.json}, by an expression, and keys from properties.
 */
public abstract class ConfigSampleContract extends SampleContract {
    /** What it prints when it could read all. */
    protected static final String LINES =
            "app at [db-1, db-2], password of 11 characters\ntoken of 17 characters\n";

    private static final String TOKEN_FILE = "token.enc.json";

    /** For a class that extends this one. */
    protected ConfigSampleContract() {}

    @Override
    protected String whenMissing() {
        return "open " + FILE + ": no such file or directory";
    }

    @Override
    protected void encrypt(TestKey key) throws IOException, InterruptedException {
        super.encrypt(key);
        key.encrypt(file(TOKEN_FILE), "{\"token\": \"canary-5f2c-token\"}");
    }

    @Test
    void aKeyIsAPropertyToo() throws Exception {
        encrypt(TestKey.age());
        String file = TestKey.age().variables().getOrDefault("SOPS_AGE_KEY_FILE", "");

        Outcome outcome = program().with("-Dsops.age.key.file=" + file).run(TestKey.age().lost());
        assertThat(outcome.result()).contains("token of 17 characters");
    }

    @Test
    void anExpressionThatLeadsNowhereStopsIt() throws Exception {
        encrypt(TestKey.age());
        TestKey.age().encrypt(file(TOKEN_FILE), "{\"other\": \"x\"}");
        doesNotStart(TestKey.age(), TOKEN_FILE + ": ");
    }
}
