package io.github.sops4j.format.yaml.source;

import io.github.sops4j.format.yaml.source.ParseContext.State;

/** Lists and maps in block style. */
final class BlockProductions {

    private final ParseContext context;
    private final NodeProductions nodes;

    BlockProductions(ParseContext context, NodeProductions nodes) {
        this.context = context;
        this.nodes = nodes;
    }

    void listFirstEntry() {
        context.peek();
        context.skip();
        listEntry();
    }

    void listEntry() {
        Token token = context.peek();
        switch (token.type) {
            case BLOCK_ENTRY -> {
                Token content = nodes.skipDash();
                if (content.type == TokenType.BLOCK_ENTRY || content.type == TokenType.BLOCK_END) {
                    context.emptyScalar(State.BLOCK_LIST_ENTRY);
                } else {
                    context.push(State.BLOCK_LIST_ENTRY);
                    nodes.blockNode();
                }
            }
            case BLOCK_END -> {
                context.pop();
                context.event.reset(Event.Type.LIST_END, token.start, context.end());
                context.skip();
            }
            default -> throw context.error(token, "did not find expected '-' indicator");
        }
    }

    /**
     * A list in the column of the keys of the map around it has no tokens for its start and end.
     */
    void indentlessListEntry() {
        Token token = context.peek();
        if (token.type != TokenType.BLOCK_ENTRY) {
            context.pop();
            context.event.reset(Event.Type.LIST_END, token.start, context.end());
            return;
        }
        switch (nodes.skipDash().type) {
            case BLOCK_ENTRY, KEY, VALUE, BLOCK_END ->
                    context.emptyScalar(State.INDENTLESS_LIST_ENTRY);
            default -> {
                context.push(State.INDENTLESS_LIST_ENTRY);
                nodes.blockNode();
            }
        }
    }

    void mapFirstKey() {
        context.peek();
        context.skip();
        mapKey();
    }

    void mapKey() {
        Token token = context.peek();
        switch (token.type) {
            case KEY -> mapContent(State.BLOCK_MAP_VALUE);
            case BLOCK_END -> {
                context.pop();
                context.event.reset(Event.Type.MAP_END, token.start, context.end());
                context.comments.moveTo(context.event);
                context.skip();
            }
            default -> throw context.error(token, "did not find expected key");
        }
    }

    void mapValue() {
        if (context.peek().type == TokenType.VALUE) {
            mapContent(State.BLOCK_MAP_KEY);
        } else {
            context.emptyScalar(State.BLOCK_MAP_KEY);
        }
    }

    /** What stands behind the indicator of a key or a value. */
    private void mapContent(State then) {
        switch (context.next().type) {
            case KEY, VALUE, BLOCK_END -> context.emptyScalar(then);
            default -> {
                context.push(then);
                nodes.blockNodeOrIndentlessList();
            }
        }
    }
}
