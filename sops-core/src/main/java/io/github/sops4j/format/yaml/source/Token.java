package io.github.sops4j.format.yaml.source;

import io.github.sops4j.format.yaml.source.YamlNode.Style;

/**
 * A lexical unit with its place in the text; those of block structure and simple keys are empty.
 */
final class Token {

    /** The token does not wait for a colon that would make it a simple key. */
    static final int NO_KEY = -1;

    final TokenType type;
    final int start;
    final int end;

    /** Content of a scalar, name of an anchor, suffix or prefix of a tag, version. */
    final String text;

    /** Handle of a tag, empty for a verbatim one. */
    String handle = "";

    Style style = Style.PLAIN;

    /** Of a block scalar: the offset of the line behind its header. */
    int contentStart;

    /** The flow level at which this token may turn out to begin a simple key. */
    int keyLevel = NO_KEY;

    Token(TokenType type, int start, int end, String text) {
        this.type = type;
        this.start = start;
        this.end = end;
        this.text = text;
    }

    Token(TokenType type, int start, int end) {
        this(type, start, end, "");
    }
}
