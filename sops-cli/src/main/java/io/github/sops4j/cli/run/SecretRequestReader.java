package io.github.sops4j.cli.run;

import static io.github.sops4j.cli.run.SecretRequest.refused;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one {@code --secret}, left to right. */
final class SecretRequestReader {
    private final String text;
    private int at;
    private @Nullable String id;
    private @Nullable String src;
    private @Nullable String extract;
    private @Nullable String env;

    SecretRequestReader(String text) {
        this.text = text;
    }

    SecretRequest read() {
        do {
            field();
        } while (at++ < text.length());
        if (id == null) {
            throw refused("id is missing: id=NAME,src=FILE");
        }
        if (src == null) {
            throw refused("src is missing: id=NAME,src=FILE");
        }
        return new SecretRequest(id, path(src), extract, env);
    }

    /** Reads one field; afterwards {@code at} is at its comma or at the end. */
    private void field() {
        int equals = text.indexOf('=', at);
        int comma = endOfPlainValue();
        if (equals < 0 || equals > comma) {
            String word = text.substring(at, comma);
            throw refused(word.isEmpty() ? "an empty field" : word + " is not a field: key=value");
        }
        String key = text.substring(at, equals);
        at = equals + 1;
        switch (key) {
            case "id" -> id = once(key, id, plainValue());
            case "src" -> src = once(key, src, plainValue());
            case "env" -> env = once(key, env, plainValue());
            case "extract" -> extract = once(key, extract, bracketedValue());
            default -> throw refused(key + " is not one of id, src, extract and env");
        }
    }

    private static String once(String key, @Nullable String before, String value) {
        if (before != null) {
            throw refused(key + " is given twice");
        }
        return value;
    }

    private static Path path(String src) {
        if (src.isEmpty()) {
            throw refused("src is empty");
        }
        try {
            return Path.of(src);
        } catch (InvalidPathException e) {
            throw refused("src is not a path on this system: " + e.getReason());
        }
    }

    private int endOfPlainValue() {
        int comma = text.indexOf(',', at);
        return comma < 0 ? text.length() : comma;
    }

    private String plainValue() {
        int start = at;
        at = endOfPlainValue();
        return text.substring(start, at);
    }

    /** A run of bracketed pieces (clause C151), whose keys may hold commas and quotes. */
    private String bracketedValue() {
        int start = at;
        while (at < text.length() && text.charAt(at) == '[') {
            at = endOfPiece();
        }
        if (at == start || (at < text.length() && text.charAt(at) != ',')) {
            throw refused("extract is a path such as [\"db\"][\"password\"]");
        }
        return text.substring(start, at);
    }

    /** The index behind the piece that starts at {@code at}: a quoted key, or an index. */
    private int endOfPiece() {
        char quote = at + 1 < text.length() ? text.charAt(at + 1) : ']';
        String close = quote == '"' || quote == '\'' ? quote + "]" : "]";
        int end = text.indexOf(close, at + 2);
        while (end >= 0 && !endsPiece(end + close.length())) {
            end = text.indexOf(close, end + 1);
        }
        if (end < 0) {
            throw refused("a bracket of extract is not closed");
        }
        return end + close.length();
    }

    private boolean endsPiece(int index) {
        return index == text.length() || text.charAt(index) == '[' || text.charAt(index) == ',';
    }
}
