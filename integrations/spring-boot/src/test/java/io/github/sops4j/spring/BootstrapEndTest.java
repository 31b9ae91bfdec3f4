package io.github.sops4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultBootstrapContext;
import org.springframework.context.support.GenericApplicationContext;

class BootstrapEndTest {
    private final AtomicInteger ends = new AtomicInteger();
    private final DefaultBootstrapContext bootstrap = new DefaultBootstrapContext();

    @Test
    void theActionIsDoneWhenTheEnvironmentStands() {
        BootstrapEnd.then(() -> bootstrap, ends::incrementAndGet);

        bootstrap.close(new GenericApplicationContext());

        assertThat(ends).hasValue(1);
    }

    @Test
    void theActionIsNotDoneBefore() {
        BootstrapEnd.then(() -> bootstrap, ends::incrementAndGet);

        assertThat(ends).hasValue(0);
    }
}
