package io.github.sops4j.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.Span;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads one object at the top level, as SOPS does (clauses F105 to F109). */
final class JsonReader {
    /** As deep as SOPS can write. */
    private static final int MAX_DEPTH = 10_000;

    private static final int MAX_LONG_DIGITS = 20;
    private static final int QUOTES = 2;
    private static final String ENDS_TOO_EARLY = "unexpected EOF";

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    /** The text ended where one more token was due. */
    private static final class CutOff extends Exception {
        private static final long serialVersionUID = 1;

        CutOff() {
            super("", null, false, false);
        }
    }

    private final char[] text;
    private final JsonParser parser;
    private final List<Span> members = new ArrayList<>();
    private int end;
    private boolean isComplete = true;

    private JsonReader(char[] text) throws IOException {
        this.text = text;
        this.parser = FACTORY.createParser(text, 0, text.length);
    }

    /**
     * Reads a text up to the end of its object.
     *
     * @throws MalformedException with line and column, without anything that stands in the text
     */
    static JsonSource read(String text) throws MalformedException {
        try {
            return new JsonReader(text.toCharArray()).read();
        } catch (IOException impossible) {
            throw new MalformedException("the text cannot be read", impossible);
        }
    }

    /** Reads a text that is one value and nothing else. */
    static Node readValue(String text) throws MalformedException {
        try {
            JsonReader reader = new JsonReader(text.toCharArray());
            Node value = reader.value(reader.next());
            if (reader.parser.nextToken() == null) {
                return value;
            }
            throw reader.malformed("there is more behind the value");
        } catch (CutOff | IOException incomplete) {
            throw new MalformedException("it is not one complete value", incomplete);
        }
    }

    private JsonSource read() throws MalformedException, IOException {
        JsonToken first;
        try {
            first = next();
        } catch (CutOff empty) {
            throw new MalformedException("Could not unmarshal input data: EOF: the file is empty");
        }
        if (first != JsonToken.START_OBJECT) {
            throw new MalformedException(
                    "SOPS only supports JSON files with a top-level object, this one has "
                            + (first == JsonToken.START_ARRAY ? "a list" : "a single value")
                            + " there");
        }
        try {
            return new JsonSource(text, map(true), members, end, isComplete);
        } catch (CutOff unexpected) {
            throw malformed(ENDS_TOO_EARLY);
        }
    }

    /** The object whose brace is the current token. */
    private MapNode map(boolean isRoot) throws MalformedException, CutOff, IOException {
        int start = tokenStart();
        List<MapItem> items = new ArrayList<>();
        try {
            while (next() != JsonToken.END_OBJECT) {
                int keyStart = tokenStart();
                items.add(new Entry(string(), member()));
                if (isRoot) {
                    members.add(new Span(keyStart, end));
                }
            }
        } catch (CutOff cut) {
            if (!isRoot) {
                throw cut;
            }
            isComplete = false;
        }
        return new MapNode(items, new Span(start, end));
    }

    /** A value behind its key; an object there has to be complete. */
    private Node member() throws MalformedException, CutOff, IOException {
        JsonToken token = next();
        try {
            return value(token);
        } catch (CutOff cut) {
            if (token == JsonToken.START_OBJECT) {
                throw malformed(ENDS_TOO_EARLY);
            }
            throw cut;
        }
    }

    private ListNode list() throws MalformedException, CutOff, IOException {
        int start = tokenStart();
        List<Node> elements = new ArrayList<>();
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            elements.add(value(token));
        }
        return new ListNode(elements, new Span(start, end));
    }

    private Node value(JsonToken token) throws MalformedException, CutOff, IOException {
        return switch (token) {
            case START_OBJECT -> map(false);
            case START_ARRAY -> list();
            default -> new Scalar(scalar(token), new Span(tokenStart(), end));
        };
    }

    private Value scalar(JsonToken token) throws MalformedException, IOException {
        return switch (token) {
            case VALUE_STRING -> new Value.Text(string());
            case VALUE_TRUE -> new Value.Bool(true);
            case VALUE_FALSE -> new Value.Bool(false);
            case VALUE_NULL -> Value.Null.NULL;
            default -> number(token == JsonToken.VALUE_NUMBER_INT);
        };
    }

    /** Unpaired surrogates, which only escapes can make, are no characters (clause F109). */
    private String string() throws IOException {
        String read = parser.getText();
        boolean hasEscapes = read.length() < end - tokenStart() - QUOTES;
        return hasEscapes ? wellFormed(read) : read;
    }

    private static String wellFormed(String text) {
        StringBuilder result = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            boolean unpaired = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            result.appendCodePoint(unpaired ? 0xFFFD : point);
        }
        return result.toString();
    }

    private Value number(boolean isInteger) throws MalformedException, IOException {
        String digits = parser.getText();
        if (isInteger && digits.length() <= MAX_LONG_DIGITS) {
            try {
                return new Value.Int(Long.parseLong(digits));
            } catch (NumberFormatException tooLarge) {
                // a float, as below
            }
        }
        double number = Double.parseDouble(digits);
        if (Double.isInfinite(number)) {
            throw malformed("a number is out of range");
        }
        return new Value.Float(number);
    }

    private int tokenStart() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    /**
     * The next token.
     *
     * @throws CutOff when the text ends before it; a text that ends within one is malformed
     */
    private JsonToken next() throws MalformedException, CutOff, IOException {
        try {
            JsonToken token = parser.nextToken();
            if (token != null) {
                parser.finishToken();
                end = (int) parser.currentLocation().getCharOffset();
                return token;
            }
        } catch (JsonEOFException cut) {
            if (!endsBetweenTokens()) {
                throw malformed(ENDS_TOO_EARLY);
            }
        } catch (StreamConstraintsException problem) {
            throw malformed("exceeded max depth of " + MAX_DEPTH);
        } catch (JsonProcessingException problem) { // its message may show what stands in the text
            throw notJson();
        }
        throw new CutOff();
    }

    /**
     * Whether nothing follows the last token, or only a key: the parser reads one together with the
     * beginning of its value. Where a key is due and there is none, the text is malformed.
     */
    private boolean endsBetweenTokens() {
        int at = behindSpace(end);
        boolean inObject = parser.getParsingContext().inObject();
        if (inObject && at < text.length && text[at] == '"') {
            at++;
            while (at < text.length && text[at] != '"') {
                at += text[at] == '\\' ? 2 : 1;
            }
            return at < text.length && behindSpace(at + 1) == text.length;
        }
        return !inObject && at == text.length;
    }

    private int behindSpace(int from) {
        int at = from;
        while (at < text.length && " \t\r\n:,".indexOf(text[at]) >= 0) {
            at++;
        }
        return at;
    }

    /** What cannot be read begins behind the last token; its first character tells why. */
    private MalformedException notJson() {
        int at = behindSpace(end);
        char first = at < text.length ? text[at] : ' ';
        String reason =
                switch (first) {
                    case '\uFEFF' -> "a byte order mark has no place in JSON";
                    case '/', '#' -> "comments have no place in JSON";
                    case '\'' -> "strings have double quotes in JSON";
                    case '}', ']' -> "a comma or another bracket is too many";
                    default -> "this is no JSON";
                };
        return malformed(reason, at);
    }

    private MalformedException malformed(String problem) {
        return malformed(problem, end);
    }

    private MalformedException malformed(String problem, int at) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < at; i++) {
            if (text[i] == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new MalformedException(
                "Could not unmarshal input data: line "
                        + line
                        + ", column "
                        + (at - lineStart + 1)
                        + ": "
                        + problem);
    }
}
