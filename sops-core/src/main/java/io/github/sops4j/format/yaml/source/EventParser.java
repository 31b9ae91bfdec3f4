package io.github.sops4j.format.yaml.source;

import io.github.sops4j.format.yaml.source.ParseContext.State;

/**
 * Tokens to events: the grammar of YAML 1.1 as libyaml reads it, with a stack of states of its own.
 */
final class EventParser {

    private final ParseContext context;
    private final TagHandles handles = new TagHandles();
    private final NodeProductions nodes;
    private final BlockProductions blocks;
    private final FlowProductions flows;

    EventParser(SourceText source, TokenScanner scanner) {
        context = new ParseContext(source, scanner);
        nodes = new NodeProductions(context, handles);
        blocks = new BlockProductions(context, nodes);
        flows = new FlowProductions(context, nodes);
    }

    /** The next event, valid until the next call; the last one is {@code STREAM_END}. */
    Event next() {
        switch (context.state) {
            case STREAM_START -> startStream();
            case FIRST_DOCUMENT -> startFirstDocument();
            case DOCUMENT -> startDocument();
            case DOCUMENT_CONTENT -> documentContent();
            case DOCUMENT_END -> endDocument();
            case BLOCK_NODE -> nodes.blockNode();
            case BLOCK_LIST_FIRST_ENTRY -> blocks.listFirstEntry();
            case BLOCK_LIST_ENTRY -> blocks.listEntry();
            case INDENTLESS_LIST_ENTRY -> blocks.indentlessListEntry();
            case BLOCK_MAP_FIRST_KEY -> blocks.mapFirstKey();
            case BLOCK_MAP_KEY -> blocks.mapKey();
            case BLOCK_MAP_VALUE -> blocks.mapValue();
            case FLOW_LIST_FIRST_ENTRY -> flows.listFirstEntry();
            case FLOW_LIST_ENTRY -> flows.listEntry();
            case FLOW_PAIR_KEY -> flows.pairKey();
            case FLOW_PAIR_VALUE -> flows.pairValue();
            case FLOW_PAIR_END -> flows.pairEnd();
            case FLOW_MAP_FIRST_KEY -> flows.mapFirstKey();
            case FLOW_MAP_KEY -> flows.mapKey();
            case FLOW_MAP_VALUE -> flows.mapValue();
            case FLOW_MAP_NO_VALUE -> context.emptyScalar(State.FLOW_MAP_KEY);
        }
        return context.event;
    }

    private void startStream() {
        context.peek();
        context.skip();
        startFirstDocument();
    }

    /** Only the first document may do without its marker. */
    private void startFirstDocument() {
        Token token = context.peek();
        switch (token.type) {
            case VERSION_DIRECTIVE, TAG_DIRECTIVE, DOCUMENT_START, STREAM_END -> startDocument();
            default -> {
                handles.addDefaults();
                context.push(State.DOCUMENT_END);
                context.state = State.BLOCK_NODE;
                context.event.reset(Event.Type.DOCUMENT_START, 0, 0);
                context.event.head = context.comments.takeHeadAboveGap();
            }
        }
    }

    private void startDocument() {
        Token token = context.peek();
        while (token.type == TokenType.DOCUMENT_END) {
            token = context.next();
        }
        if (token.type == TokenType.STREAM_END) {
            context.event.reset(Event.Type.STREAM_END, token.start, token.end);
            return;
        }
        token = readDirectives();
        if (token.type != TokenType.DOCUMENT_START) {
            throw context.error(token, "did not find expected <document start>");
        }
        context.push(State.DOCUMENT_END);
        context.state = State.DOCUMENT_CONTENT;
        context.event.reset(Event.Type.DOCUMENT_START, token.end, token.end);
        context.skip();
    }

    private Token readDirectives() {
        boolean versioned = false;
        Token token = context.peek();
        while (token.type == TokenType.VERSION_DIRECTIVE || token.type == TokenType.TAG_DIRECTIVE) {
            if (token.type == TokenType.TAG_DIRECTIVE) {
                if (!handles.add(token.handle, token.text)) {
                    throw context.error(token, "found duplicate %TAG directive");
                }
            } else if (versioned) {
                throw context.error(token, "found duplicate %YAML directive");
            } else if (!token.text.equals("1.1")) {
                throw context.error(token, "found incompatible YAML document");
            } else {
                versioned = true;
            }
            token = context.next();
        }
        handles.addDefaults();
        return token;
    }

    private void documentContent() {
        switch (context.peek().type) {
            case VERSION_DIRECTIVE, TAG_DIRECTIVE, DOCUMENT_START, DOCUMENT_END, STREAM_END -> {
                context.pop();
                context.emptyScalar(context.state);
            }
            default -> nodes.blockNode();
        }
    }

    private void endDocument() {
        Token token = context.peek();
        int end = token.start;
        if (token.type == TokenType.DOCUMENT_END) {
            context.skip();
        }
        handles.clear();
        context.state = State.DOCUMENT;
        context.event.reset(Event.Type.DOCUMENT_END, end, end);
        context.comments.moveTo(context.event);
        if (context.event.foot.isEmpty()) {
            context.event.foot = context.event.head;
        }
    }
}
