package io.github.sops4j.tree;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Times as text. */
public final class Times {
    private Times() {}

    /** This moment in UTC, to the second, which is how metadata tells times (clause F67). */
    public static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * RFC 3339 with seconds always, the fraction only when it is not zero and without trailing
     * zeros, and {@code Z} for a zero offset (clause F25).
     */
    public static String text(OffsetDateTime time) {
        StringBuilder text = new StringBuilder(35);
        padded(text, time.getYear(), 4).append('-');
        padded(text, time.getMonthValue(), 2).append('-');
        padded(text, time.getDayOfMonth(), 2).append('T');
        padded(text, time.getHour(), 2).append(':');
        padded(text, time.getMinute(), 2).append(':');
        padded(text, time.getSecond(), 2);
        fraction(text, time.getNano());
        offset(text, time.getOffset().getTotalSeconds() / 60);
        return text.toString();
    }

    private static void fraction(StringBuilder text, int nanos) {
        if (nanos == 0) {
            return;
        }
        padded(text.append('.'), nanos, 9);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        text.setLength(end);
    }

    private static void offset(StringBuilder text, int minutes) {
        if (minutes == 0) {
            text.append('Z');
            return;
        }
        int distance = Math.abs(minutes);
        padded(text.append(minutes < 0 ? '-' : '+'), distance / 60, 2).append(':');
        padded(text, distance % 60, 2);
    }

    private static StringBuilder padded(StringBuilder text, int number, int width) {
        String digits = Integer.toString(number);
        return text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }
}
