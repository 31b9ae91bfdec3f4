package io.github.sops4j.cli.output;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * One line of the log, without the name of its logger.
 *
 * @param level how much it matters
 * @param message for a person
 */
public record LogLine(Level level, String message) {

    /** The narrowest that a message is on a terminal, in characters (clause C96). */
    private static final int MESSAGE_WIDTH = 44;

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
        String text = GoText.isPlain(message) ? message : GoText.quote(message);
        return "time=\""
                + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        time.truncatedTo(ChronoUnit.SECONDS))
                + "\" level="
                + level.name().toLowerCase(Locale.ROOT)
                + " msg="
                + text;
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
                + ' ';
    }
}
