package io.github.sops4j.cli.output;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log, without the name of its logger.
 *
 * @param level how much it matters
 * @param message for a person
 * @param error why, in a field of its own; null when the message says it all
 */
public record LogLine(Level level, String message, @Nullable String error) {

    /** The narrowest that a message is on a terminal, in characters (clause C96). */
    private static final int MESSAGE_WIDTH = 44;

    /** A line without a field. */
    LogLine(Level level, String message) {
        this(level, message, null);
    }

    /** How much a line matters. */
    public enum Level {
        /** For those who look into the program. */
        DEBUG("DEBU", 37),
        /** Not shown unless asked for. */
        INFO("INFO", 36),
        /** The program goes on, but not as someone may expect. */
        WARNING("WARN", 33),
        /** Something failed; the program goes on. */
        ERROR("ERRO", 31),
        /** The program ends (clause C100). */
        FATAL("FATA", 31);

        private final String label;
        private final int colour;

        Level(String label, int colour) {
            this.label = label;
            this.colour = colour;
        }
    }

    /** The line for a file or a pipe: fields with names (clause C95). */
    public String forFile(ZonedDateTime time) {
        return "time=\""
                + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        time.truncatedTo(ChronoUnit.SECONDS))
                + "\" level="
                + level.name().toLowerCase(Locale.ROOT)
                + " msg="
                + quoted(message)
                + field();
    }

    private String field() {
        return error == null ? "" : " error=" + quoted(error);
    }

    private static String quoted(String text) {
        return GoText.isPlain(text) ? text : GoText.quote(text);
    }

    /**
     * The line for a terminal, in colour (clause C96).
     *
     * @param seconds how long the program has been running
     */
    public String forTerminal(long seconds) {
        String digits = Long.toString(seconds);
        int length = message.codePointCount(0, message.length());
        return "\u001b["
                + level.colour
                + 'm'
                + level.label
                + "\u001b[0m["
                + "0".repeat(Math.max(0, 4 - digits.length()))
                + digits
                + "] "
                + message
                + " ".repeat(Math.max(0, MESSAGE_WIDTH - length))
                + (error == null ? " " : field());
    }
}
