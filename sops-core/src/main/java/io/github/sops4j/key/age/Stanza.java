package io.github.sops4j.key.age;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** One entry of a header: the file key, wrapped for one recipient. Nothing in it is secret. */
final class Stanza {

    private static final Base64.Encoder UNPADDED = Base64.getEncoder().withoutPadding();

    private final String type;
    private final List<String> arguments;
    private final byte[] body;

    /** A stanza whose body is taken over. */
    Stanza(String type, List<String> arguments, byte[] body) {
        this.type = type;
        this.arguments = List.copyOf(arguments);
        this.body = body;
    }

    String type() {
        return type;
    }

    List<String> arguments() {
        return arguments;
    }

    /** The body itself, not to be changed. */
    byte[] body() {
        return body;
    }

    /** The lines of this stanza; the last is shorter than 64 columns and may be empty. */
    void appendTo(StringBuilder header) {
        header.append("-> ").append(type);
        for (String argument : arguments) {
            header.append(' ').append(argument);
        }
        header.append('\n');
        String text = new String(UNPADDED.encode(body), StandardCharsets.ISO_8859_1);
        int at = 0;
        for (; text.length() - at >= Armor.COLUMNS; at += Armor.COLUMNS) {
            header.append(text, at, at + Armor.COLUMNS).append('\n');
        }
        header.append(text, at, text.length()).append('\n');
    }
}
