package io.github.sops4j.format.yaml.source;

import io.github.sops4j.format.yaml.source.ParseContext.State;
import io.github.sops4j.format.yaml.source.YamlNode.Style;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node: an alias, or anchor and tag in any order and then its content, either of which may lack.
 */
final class NodeProductions {

    private final ParseContext context;
    private final TagHandles handles;
    private @Nullable Token anchor;
    private @Nullable Token tag;

    /** The head of the block collection to come, apart from that of its first entry. */
    private List<YamlComment> stem = List.of();

    NodeProductions(ParseContext context, TagHandles handles) {
        this.context = context;
        this.handles = handles;
    }

    void blockNode() {
        node(true, false);
    }

    /** A node whose content may be a list in the column of the map around it. */
    void blockNodeOrIndentlessList() {
        node(true, true);
    }

    void flowNode() {
        node(false, false);
    }

    /**
     * The comment above the dash of an entry that is a block itself belongs to that whole block.
     * Skips the dash.
     */
    Token skipDash() {
        int size = context.comments.headSize();
        Token token = context.next();
        boolean block =
                token.type == TokenType.BLOCK_LIST_START || token.type == TokenType.BLOCK_MAP_START;
        if (block && size > 0) {
            stem = context.comments.takeHead(size);
        }
        return token;
    }

    private void node(boolean block, boolean indentless) {
        Token token = context.peek();
        if (token.type == TokenType.ALIAS) {
            scalar(token, Event.Type.ALIAS);
            return;
        }
        token = properties(token);
        String longTag = longTag();
        content(token, block, indentless);
        Event event = context.event;
        event.tag = longTag;
        if (anchor != null) {
            event.anchor = anchor.text;
            event.propertiesStart = anchor.start;
        }
        if (tag != null && (anchor == null || tag.start < anchor.start)) {
            event.propertiesStart = tag.start;
        }
    }

    private Token properties(Token first) {
        anchor = null;
        tag = null;
        Token token = first;
        if (token.type == TokenType.ANCHOR) {
            anchor = token;
            token = context.next();
        }
        if (token.type == TokenType.TAG) {
            tag = token;
            token = context.next();
            if (anchor == null && token.type == TokenType.ANCHOR) {
                anchor = token;
                token = context.next();
            }
        }
        return token;
    }

    private @Nullable String longTag() {
        if (tag == null) {
            return null;
        }
        String resolved = handles.resolve(tag);
        if (resolved == null) {
            throw context.error(tag, "found undefined tag handle");
        }
        return resolved;
    }

    private void content(Token token, boolean block, boolean indentless) {
        switch (token.type) {
            case SCALAR -> scalar(token, Event.Type.SCALAR);
            case FLOW_LIST_START -> {
                start(Event.Type.LIST_START, token, Style.FLOW, State.FLOW_LIST_FIRST_ENTRY);
                context.comments.moveTo(context.event);
            }
            case FLOW_MAP_START -> {
                start(Event.Type.MAP_START, token, Style.FLOW, State.FLOW_MAP_FIRST_KEY);
                context.comments.moveTo(context.event);
            }
            default -> {
                if (indentless && token.type == TokenType.BLOCK_ENTRY) {
                    start(Event.Type.LIST_START, token, Style.BLOCK, State.INDENTLESS_LIST_ENTRY);
                } else if (block && token.type == TokenType.BLOCK_LIST_START) {
                    startBlock(Event.Type.LIST_START, token, State.BLOCK_LIST_FIRST_ENTRY);
                } else if (block && token.type == TokenType.BLOCK_MAP_START) {
                    startBlock(Event.Type.MAP_START, token, State.BLOCK_MAP_FIRST_KEY);
                } else if (anchor != null || tag != null) {
                    context.pop();
                    context.emptyScalar(context.state);
                } else {
                    throw context.error(token, "did not find expected node content");
                }
            }
        }
    }

    private void startBlock(Event.Type type, Token token, State first) {
        start(type, token, Style.BLOCK, first);
        context.event.head = stem;
        stem = List.of();
    }

    private void start(Event.Type type, Token token, Style style, State first) {
        context.state = first;
        context.event.reset(type, token.start, token.end);
        context.event.style = style;
    }

    private void scalar(Token token, Event.Type type) {
        context.pop();
        Event event = context.event;
        event.reset(type, token.start, token.end);
        event.style = token.style;
        event.text = token.text;
        event.contentStart = token.contentStart;
        context.comments.moveTo(event);
        context.skip();
    }
}
