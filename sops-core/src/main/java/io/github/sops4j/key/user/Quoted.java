package io.github.sops4j.key.user;

/** A text in double quotes on one line, as SOPS puts it into its messages. */
public final class Quoted {

    private static final String HEX = "0123456789abcdef";

    private Quoted() {}

    public static String of(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            append(quoted, text.charAt(i));
        }
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, char c) {
        switch (c) {
            case '"', '\\' -> quoted.append('\\').append(c);
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (c < ' ' || c == 0x7f) {
                    quoted.append("\\x").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                } else {
                    quoted.append(c);
                }
            }
        }
    }
}
