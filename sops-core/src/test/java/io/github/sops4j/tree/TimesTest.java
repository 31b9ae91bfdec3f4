package io.github.sops4j.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void zeroSecondsAreWritten() { // F25
        assertThat(text("2001-12-14T00:00Z")).isEqualTo("2001-12-14T00:00:00Z");
    }

    @Test
    void aFractionLosesItsTrailingZeros() { // F25
        assertThat(text("2001-12-14T21:59:43.100Z")).isEqualTo("2001-12-14T21:59:43.1Z");
        assertThat(text("2001-12-14T21:59:43.000000001Z"))
                .isEqualTo("2001-12-14T21:59:43.000000001Z");
        assertThat(text("2001-12-14T21:59:43.000Z")).isEqualTo("2001-12-14T21:59:43Z");
    }

    @Test
    void anOffsetIsKept() { // F25
        assertThat(text("2001-12-14T21:59:43+02:30")).isEqualTo("2001-12-14T21:59:43+02:30");
        assertThat(text("2001-12-14T21:59:43-00:45")).isEqualTo("2001-12-14T21:59:43-00:45");
        assertThat(text("2001-12-14T21:59:43+00:00")).isEqualTo("2001-12-14T21:59:43Z");
    }

    @Test
    void theYearHasFourDigits() { // F25
        assertThat(text("0000-01-01T00:00:00Z")).isEqualTo("0000-01-01T00:00:00Z");
        assertThat(text("0099-01-01T00:00:00Z")).isEqualTo("0099-01-01T00:00:00Z");
    }

    private static String text(String time) {
        return Times.text(OffsetDateTime.parse(time));
    }
}
