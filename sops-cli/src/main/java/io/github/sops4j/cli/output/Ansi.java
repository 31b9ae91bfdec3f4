package io.github.sops4j.cli.output;

/** Colours of a terminal, for text on either stream; standard output says whether (C97, C208). */
public final class Ansi {
    public static final String UNDERLINED = "\u001b[4m";
    public static final String GREEN = "\u001b[32m";
    public static final String RED = "\u001b[31m";
    public static final String RESET = "\u001b[0m";

    private static final String REASON = "    ";

    private Ansi() {}

    /** The report of a data key that was not recovered, with its verdicts in colours (K22). */
    public static String coloured(String report) {
        StringBuilder text = new StringBuilder();
        String lineBreak = "";
        for (String line : report.split("\n", -1)) {
            text.append(lineBreak).append(line.startsWith(REASON) ? line : verdict(line));
            lineBreak = "\n";
        }
        return text.toString();
    }

    private static String verdict(String line) {
        return coloured(coloured(line, "SUCCESS", GREEN), "FAILED", RED);
    }

    private static String coloured(String line, String verdict, String colour) {
        return line.endsWith(": " + verdict)
                ? line.substring(0, line.length() - verdict.length()) + colour + verdict + RESET
                : line;
    }
}
