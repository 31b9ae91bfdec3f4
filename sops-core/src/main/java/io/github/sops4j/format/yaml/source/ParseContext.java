package io.github.sops4j.format.yaml.source;

import java.util.Arrays;

/** What the productions of the grammar share: the tokens, the states to return to, the event. */
final class ParseContext {

    /** What the parser expects next. */
    enum State {
        STREAM_START,
        FIRST_DOCUMENT,
        DOCUMENT,
        DOCUMENT_CONTENT,
        DOCUMENT_END,
        BLOCK_NODE,
        BLOCK_LIST_FIRST_ENTRY,
        BLOCK_LIST_ENTRY,
        INDENTLESS_LIST_ENTRY,
        BLOCK_MAP_FIRST_KEY,
        BLOCK_MAP_KEY,
        BLOCK_MAP_VALUE,
        FLOW_LIST_FIRST_ENTRY,
        FLOW_LIST_ENTRY,
        FLOW_PAIR_KEY,
        FLOW_PAIR_VALUE,
        FLOW_PAIR_END,
        FLOW_MAP_FIRST_KEY,
        FLOW_MAP_KEY,
        FLOW_MAP_VALUE,
        FLOW_MAP_NO_VALUE
    }

    final Event event = new Event();
    final CommentCollector comments;
    State state = State.STREAM_START;

    private final SourceText source;
    private final TokenScanner scanner;
    private State[] states = new State[16];
    private int depth;
    private int end;

    ParseContext(SourceText source, TokenScanner scanner) {
        this.source = source;
        this.scanner = scanner;
        this.comments = new CommentCollector(scanner.comments().pending);
    }

    /** The token in turn; the comments that belong to it have been collected. */
    Token peek() {
        Token token = scanner.peek();
        comments.collect(token);
        return token;
    }

    /** Steps to the next token. */
    void skip() {
        Token token = scanner.peek();
        if (token.type != TokenType.BLOCK_END) {
            end = token.end;
        }
        scanner.skip();
    }

    /** Skips a token and returns the next one. */
    Token next() {
        skip();
        return peek();
    }

    void push(State next) {
        if (depth == states.length) {
            states = Arrays.copyOf(states, 2 * depth);
        }
        states[depth++] = next;
    }

    void pop() {
        state = states[--depth];
    }

    /** A node that is not there stands behind the last token. */
    void emptyScalar(State next) {
        state = next;
        event.reset(Event.Type.SCALAR, end, end);
    }

    /** The end of the last token. */
    int end() {
        return end;
    }

    YamlSyntaxException error(Token token, String problem) {
        return source.error(Math.max(token.start, 0), problem);
    }
}
