package io.github.sops4j.format.yaml.source;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.tree.Value;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** The forms of a timestamp (clause F85). */
final class Timestamps {
    private static final int MOST_OFFSET_MINUTES = 18 * 60;

    private final String text;
    private int at;
    private int year;
    private int month;
    private int day;
    private int hour;
    private int minute;
    private int second;
    private int nanos;
    private int offsetMinutes;

    private Timestamps(String text) {
        this.text = text;
    }

    /** Whether the text is a time. */
    static boolean matches(String text) {
        return startsWithYear(text) && new Timestamps(text).read();
    }

    /**
     * The time that a text which {@link #matches} stands for.
     *
     * @throws SopsException if its offset is beyond ±18 hours, which Java cannot hold
     */
    static Value.Time parse(String text) {
        Timestamps found = new Timestamps(text);
        if (!found.read()) {
            throw new IllegalArgumentException("not a timestamp");
        }
        return found.value();
    }

    private static boolean startsWithYear(String text) {
        if (text.length() < 8 || text.charAt(4) != '-') {
            return false;
        }
        for (int i = 0; i < 4; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private Value.Time value() {
        if (Math.abs(offsetMinutes) > MOST_OFFSET_MINUTES) {
            throw new SopsException(
                    Kind.PLAIN_MALFORMED,
                    "a time has an offset of more than 18 hours: write it in UTC, or quote it");
        }
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(offsetMinutes * 60);
        return new Value.Time(
                OffsetDateTime.of(year, month, day, hour, minute, second, nanos, offset));
    }

    private boolean read() {
        year = Integer.parseInt(text, 0, 4, 10);
        at = 5;
        month = number();
        if (month < 1 || month > 12 || !take('-')) {
            return false;
        }
        day = number();
        if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
            return false;
        }
        return atEnd() || readTime();
    }

    private boolean readTime() {
        boolean zoned = take('T') || take('t');
        if (!zoned && !take(' ')) {
            return false;
        }
        if (!zoned) {
            skipSpaces();
        }
        return readClock() && (!zoned || readOffset()) && atEnd();
    }

    private void skipSpaces() {
        boolean more = true;
        while (more) {
            more = take(' ');
        }
    }

    private boolean readClock() {
        hour = number();
        if (hour < 0 || hour > 23 || !take(':')) {
            return false;
        }
        minute = number();
        if (minute < 0 || minute > 59 || !take(':')) {
            return false;
        }
        second = number();
        if (second < 0 || second > 59) {
            return false;
        }
        readFraction();
        return true;
    }

    private void readFraction() {
        if (at + 1 >= text.length() || !isDigit(text.charAt(at + 1))) {
            return;
        }
        if (!take('.') && !take(',')) {
            return;
        }
        int unit = 100_000_000;
        for (; at < text.length() && isDigit(text.charAt(at)); at++) {
            nanos += unit * (text.charAt(at) - '0');
            unit /= 10;
        }
    }

    private boolean readOffset() {
        if (take('Z')) {
            return true;
        }
        boolean east = take('+');
        if (!east && !take('-')) {
            return false;
        }
        int start = at;
        int hours = number();
        if (at - start != 2 || hours > 24 || !take(':')) {
            return false;
        }
        start = at;
        int minutes = number();
        if (at - start != 2 || minutes > 60) {
            return false;
        }
        offsetMinutes = (east ? 1 : -1) * (hours * 60 + minutes);
        return true;
    }

    /** One or two digits; −1 when there is none. */
    private int number() {
        if (atEnd() || !isDigit(text.charAt(at))) {
            return -1;
        }
        int number = text.charAt(at++) - '0';
        if (!atEnd() && isDigit(text.charAt(at))) {
            number = 10 * number + text.charAt(at++) - '0';
        }
        return number;
    }

    private boolean take(char c) {
        if (atEnd() || text.charAt(at) != c) {
            return false;
        }
        at++;
        return true;
    }

    private boolean atEnd() {
        return at == text.length();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
