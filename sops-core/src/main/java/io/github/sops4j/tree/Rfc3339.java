package io.github.sops4j.tree;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** RFC 3339 times as encrypted values and metadata hold them (clauses F27, F67). */
public final class Rfc3339 {
    private static final int NANO_DIGITS = 9;

    private final String text;
    private int at;

    private Rfc3339(String text) {
        this.text = text;
    }

    /**
     * Reads a time: an upper-case {@code T}, an hour of one or two digits, a fraction behind {@code
     * .} or {@code ,} that is cut to nanoseconds, and {@code Z} or {@code ±hh:mm}.
     *
     * @throws DateTimeException when the text is not of this form, or no date of the calendar
     */
    public static OffsetDateTime parse(String text) {
        return new Rfc3339(text).read();
    }

    private OffsetDateTime read() {
        int year = digits(4);
        expect('-');
        int month = digits(2);
        expect('-');
        int day = digits(2);
        expect('T');
        int hour = digits(at + 1 < text.length() && text.charAt(at + 1) == ':' ? 1 : 2);
        expect(':');
        int minute = digits(2);
        expect(':');
        int second = digits(2);
        int nanos = fraction();
        ZoneOffset offset = offset();
        if (at != text.length()) {
            throw malformed();
        }
        return OffsetDateTime.of(year, month, day, hour, minute, second, nanos, offset);
    }

    private int digits(int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            if (!isDigit()) {
                throw malformed();
            }
            number = 10 * number + (text.charAt(at++) - '0');
        }
        return number;
    }

    private boolean isDigit() {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private void expect(char c) {
        if (at == text.length() || text.charAt(at) != c) {
            throw malformed();
        }
        at++;
    }

    private int fraction() {
        if (at == text.length() || (text.charAt(at) != '.' && text.charAt(at) != ',')) {
            return 0;
        }
        at++;
        int nanos = 0;
        int count = 0;
        while (isDigit()) {
            if (count < NANO_DIGITS) {
                nanos = 10 * nanos + (text.charAt(at) - '0');
            }
            count++;
            at++;
        }
        if (count == 0) {
            throw malformed();
        }
        for (int i = count; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private ZoneOffset offset() {
        if (at < text.length() && text.charAt(at) == 'Z') {
            at++;
            return ZoneOffset.UTC;
        }
        int sign = at < text.length() && text.charAt(at) == '-' ? -1 : 1;
        expect(sign < 0 ? '-' : '+');
        int hours = digits(2);
        expect(':');
        int minutes = digits(2);
        if (hours > 24 || minutes > 60) {
            throw malformed();
        }
        return ZoneOffset.ofTotalSeconds(sign * 60 * (60 * hours + minutes));
    }

    private static DateTimeException malformed() {
        return new DateTimeException("not a time of RFC 3339");
    }
}
