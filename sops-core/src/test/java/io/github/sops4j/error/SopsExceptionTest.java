package io.github.sops4j.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SopsExceptionTest {
    @Test
    void aFailureOfAFilesContentNamesTheFile() {
        SopsException failure = new SopsException(Kind.METADATA, "no metadata");
        assertThat(failure.in("secrets.yaml"))
                .hasMessage("no metadata (in secrets.yaml)")
                .hasCause(failure)
                .extracting(SopsException::kind)
                .isEqualTo(Kind.METADATA);
    }

    @Test
    void aFailureOfTheConfigurationNamesNoOtherFile() {
        SopsException failure = new SopsException(Kind.CONFIG, "no rule");
        assertThat(failure.in("secrets.yaml")).isSameAs(failure);
    }
}
