package io.github.sops4j.format.yaml.source;

/**
 * Characters to tokens, as Go-YAML's scanner cuts them. It runs at least three tokens ahead of the
 * parser, so that comments behind a token are known when the token is taken.
 */
final class TokenScanner {

    private static final int LOOKAHEAD = 3;

    private final Cursor cursor;
    private final TokenQueue tokens = new TokenQueue();
    private final SimpleKeys keys;
    private final CommentScanner comments;
    private final BlockIndents indents;
    private final PlainScalarScanner plain;
    private final QuotedScalarScanner quoted;
    private final BlockScalarScanner block;
    private final TagScanner tags;
    private final AnchorScanner anchors;
    private final DirectiveScanner directives;

    /** Whether a key without {@code ?} may begin here. */
    private boolean keyAllowed = true;

    /** Whether the first token of the queue is final. */
    private boolean ready;

    TokenScanner(SourceText source) {
        cursor = new Cursor(source);
        keys = new SimpleKeys(cursor, tokens);
        comments = new CommentScanner(cursor);
        indents = new BlockIndents(cursor, tokens, comments.pending);
        plain = new PlainScalarScanner(cursor);
        quoted = new QuotedScalarScanner(cursor);
        block = new BlockScalarScanner(cursor, comments);
        tags = new TagScanner(cursor);
        anchors = new AnchorScanner(cursor);
        directives = new DirectiveScanner(cursor, comments, tags);
        tokens.add(new Token(TokenType.STREAM_START, 0, 0));
    }

    CommentScanner comments() {
        return comments;
    }

    /** The next token; the last one is {@code STREAM_END}. */
    Token peek() {
        while (!ready) {
            ready = tokens.length() >= LOOKAHEAD && !keys.isPossible(tokens.first().keyLevel);
            if (!ready) {
                fetch();
            }
        }
        return tokens.first();
    }

    void skip() {
        tokens.removeFirst();
        ready = false;
    }

    private void fetch() {
        int space = cursor.offset;
        skipToToken(space, cursor.line == 0);
        closeBlocks(cursor.column(), space);
        if (cursor.atEnd()) {
            fetchStreamEnd();
        } else if (cursor.column() == 0 && cursor.current() == '%') {
            closeAll();
            tokens.add(directives.scan());
        } else if (cursor.atMarker('-')) {
            fetchMarker(TokenType.DOCUMENT_START);
        } else if (cursor.atMarker('.')) {
            fetchMarker(TokenType.DOCUMENT_END);
        } else {
            int owner = commentOwner();
            fetchContent();
            if (tokens.last().type != TokenType.BLOCK_ENTRY) {
                comments.scanLineComment(owner);
            }
        }
    }

    /**
     * To which token a comment on the line of the coming one belongs: not to a colon or a comma.
     */
    private int commentOwner() {
        boolean separator = cursor.current() == (keys.level() == 0 ? ':' : ',');
        return separator ? tokens.last().start : cursor.offset;
    }

    private void skipToToken(int space, boolean firstLine) {
        while (true) {
            if (keys.level() > 0 || !keyAllowed) {
                cursor.skipBlanks();
            } else {
                cursor.skipSpaces();
            }
            raiseComment();
            if (cursor.current() == '#') {
                comments.scanComments(
                        tokens.lastBesidesComma(),
                        space,
                        firstLine,
                        indents.current(),
                        keys.level() > 0);
            }
            if (!cursor.at(CharClass.BREAK)) {
                return;
            }
            cursor.skipBreak();
            keyAllowed |= keys.level() == 0;
        }
    }

    /** A comment on the line before the first dash of a list is the head of what follows. */
    private void raiseComment() {
        CommentGroup comment = comments.pending.last();
        if (comment != null
                && comment.side == CommentGroup.Side.LINE
                && tokens.endsWith(TokenType.BLOCK_LIST_START, TokenType.BLOCK_ENTRY)
                && !cursor.at(CharClass.BREAK)) {
            comment.side = CommentGroup.Side.HEAD;
            if (comment.line == cursor.line - 1) {
                comment.owner = cursor.offset;
            }
        }
    }

    private void fetchContent() {
        char c = cursor.current();
        boolean inFlow = keys.level() > 0;
        switch (c) {
            case '[' -> fetchFlowStart(TokenType.FLOW_LIST_START);
            case '{' -> fetchFlowStart(TokenType.FLOW_MAP_START);
            case ']' -> fetchFlowEnd(TokenType.FLOW_LIST_END);
            case '}' -> fetchFlowEnd(TokenType.FLOW_MAP_END);
            case ',' -> fetchComma();
            case '*' -> addPossibleKey(startKey(), anchors.scan(TokenType.ALIAS));
            case '&' -> addPossibleKey(startKey(), anchors.scan(TokenType.ANCHOR));
            case '!' -> addPossibleKey(startKey(), tags.scan());
            case '\'', '"' -> addPossibleKey(startKey(), quoted.scan());
            default -> {
                if (c == '-' && cursor.beforeSpaceOrEnd()) {
                    fetchDash();
                } else if (c == '?' && (inFlow || cursor.beforeSpaceOrEnd())) {
                    fetchQuestionMark();
                } else if (c == ':' && (inFlow || cursor.beforeSpaceOrEnd())) {
                    fetchColon();
                } else if ((c == '|' || c == '>') && !inFlow) {
                    keys.discard();
                    keyAllowed = true;
                    tokens.add(block.scan(indents.current()));
                } else {
                    fetchPlain(c);
                }
            }
        }
    }

    private void fetchPlain(char c) {
        boolean indicator = c != '-' && c != '?' && c != ':';
        if (indicator && cursor.at(CharClass.NO_PLAIN_START | CharClass.BLANK)) {
            throw cursor.error("found character that cannot start any token");
        }
        int keyLevel = saveKey();
        Token token = plain.scan(indents.current() + 1, keys.level() > 0);
        keyAllowed = plain.endedLine;
        addPossibleKey(keyLevel, token);
    }

    private void fetchFlowStart(TokenType type) {
        int keyLevel = saveKey();
        keys.enterFlow();
        keyAllowed = true;
        addPossibleKey(keyLevel, indicator(type));
    }

    private void fetchFlowEnd(TokenType type) {
        keys.discard();
        keys.leaveFlow();
        keyAllowed = false;
        tokens.add(indicator(type));
    }

    private void fetchComma() {
        keys.discard();
        keyAllowed = true;
        tokens.add(indicator(TokenType.FLOW_ENTRY));
    }

    private void fetchDash() {
        openBlock(
                TokenType.BLOCK_LIST_START,
                "block sequence entries are not allowed in this context");
        keys.discard();
        keyAllowed = true;
        tokens.add(indicator(TokenType.BLOCK_ENTRY));
    }

    private void fetchQuestionMark() {
        openBlock(TokenType.BLOCK_MAP_START, "mapping keys are not allowed in this context");
        keys.discard();
        keyAllowed = keys.level() == 0;
        tokens.add(indicator(TokenType.KEY));
    }

    private void fetchColon() {
        SimpleKeys.Key key = keys.current();
        if (keys.isPossible(key)) {
            keys.forget(key);
            tokens.insert(key.number, new Token(TokenType.KEY, key.offset, key.offset));
            if (keys.level() == 0 && indents.open(key.column)) {
                Token start = new Token(TokenType.BLOCK_MAP_START, key.offset, key.offset);
                tokens.insert(key.number, start);
            }
            keyAllowed = false;
        } else {
            openBlock(TokenType.BLOCK_MAP_START, "mapping values are not allowed in this context");
            keyAllowed = keys.level() == 0;
        }
        tokens.add(indicator(TokenType.VALUE));
    }

    /** An indicator stands here that begins a block, unless it continues the current one. */
    private void openBlock(TokenType type, String problem) {
        if (keys.level() > 0) {
            return;
        }
        if (!keyAllowed) {
            throw cursor.error(problem);
        }
        if (indents.open(cursor.column())) {
            tokens.add(new Token(type, cursor.offset, cursor.offset));
        }
    }

    /** The coming token may be a key, and behind it none may begin. */
    private int startKey() {
        int keyLevel = saveKey();
        keyAllowed = false;
        return keyLevel;
    }

    private int saveKey() {
        if (!keyAllowed) {
            return Token.NO_KEY;
        }
        keys.save(keys.level() == 0 && indents.current() == cursor.column());
        return keys.level();
    }

    private void addPossibleKey(int keyLevel, Token token) {
        token.keyLevel = keyLevel;
        tokens.add(token);
    }

    private Token indicator(TokenType type) {
        cursor.advance();
        return new Token(type, cursor.offset - 1, cursor.offset);
    }

    private void fetchMarker(TokenType type) {
        closeAll();
        int start = cursor.offset;
        cursor.offset += 3;
        tokens.add(new Token(type, start, cursor.offset));
    }

    /** The end counts as a new line: no key can reach across it. */
    private void fetchStreamEnd() {
        closeAll();
        cursor.line++;
        tokens.add(new Token(TokenType.STREAM_END, cursor.offset, cursor.offset));
    }

    /** Columns mean nothing inside of a flow collection. */
    private void closeBlocks(int column, int space) {
        if (keys.level() == 0) {
            indents.close(column, space);
        }
    }

    private void closeAll() {
        closeBlocks(-1, cursor.offset);
        keys.discard();
        keyAllowed = false;
    }
}
