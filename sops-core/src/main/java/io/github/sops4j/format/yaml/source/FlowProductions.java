package io.github.sops4j.format.yaml.source;

import io.github.sops4j.format.yaml.source.ParseContext.State;
import io.github.sops4j.format.yaml.source.YamlNode.Style;

/**
 * Lists and maps in flow style, and the maps of one pair that stand in such lists without braces.
 */
final class FlowProductions {

    private final ParseContext context;
    private final NodeProductions nodes;

    FlowProductions(ParseContext context, NodeProductions nodes) {
        this.context = context;
        this.nodes = nodes;
    }

    void listFirstEntry() {
        context.peek();
        listContent(context.next());
    }

    void listEntry() {
        Token token = context.peek();
        if (token.type == TokenType.FLOW_ENTRY) {
            token = context.next();
        } else if (token.type != TokenType.FLOW_LIST_END) {
            throw context.error(token, "did not find expected ',' or ']'");
        }
        listContent(token);
    }

    private void listContent(Token token) {
        if (token.type == TokenType.KEY) {
            context.state = State.FLOW_PAIR_KEY;
            context.event.reset(Event.Type.MAP_START, token.start, token.end);
            context.event.style = Style.FLOW;
            context.skip();
        } else if (token.type == TokenType.FLOW_LIST_END) {
            end(Event.Type.LIST_END);
        } else {
            context.push(State.FLOW_LIST_ENTRY);
            nodes.flowNode();
        }
    }

    /** Where the key lacks, libyaml drops the token that stands in its place, even a bracket. */
    void pairKey() {
        switch (context.peek().type) {
            case VALUE, FLOW_ENTRY, FLOW_LIST_END -> {
                context.emptyScalar(State.FLOW_PAIR_VALUE);
                context.skip();
            }
            default -> {
                context.push(State.FLOW_PAIR_VALUE);
                nodes.flowNode();
            }
        }
    }

    void pairValue() {
        if (context.peek().type == TokenType.VALUE) {
            Token token = context.next();
            if (token.type != TokenType.FLOW_ENTRY && token.type != TokenType.FLOW_LIST_END) {
                context.push(State.FLOW_PAIR_END);
                nodes.flowNode();
                return;
            }
        }
        context.emptyScalar(State.FLOW_PAIR_END);
    }

    void pairEnd() {
        int start = context.peek().start;
        context.state = State.FLOW_LIST_ENTRY;
        context.event.reset(Event.Type.MAP_END, start, context.end());
    }

    void mapFirstKey() {
        context.peek();
        mapContent(context.next());
    }

    void mapKey() {
        Token token = context.peek();
        if (token.type == TokenType.FLOW_ENTRY) {
            token = context.next();
        } else if (token.type != TokenType.FLOW_MAP_END) {
            throw context.error(token, "did not find expected ',' or '}'");
        }
        mapContent(token);
    }

    private void mapContent(Token token) {
        if (token.type == TokenType.FLOW_MAP_END) {
            end(Event.Type.MAP_END);
        } else if (token.type != TokenType.KEY) {
            context.push(State.FLOW_MAP_NO_VALUE);
            nodes.flowNode();
        } else {
            mapEntry(State.FLOW_MAP_VALUE);
        }
    }

    void mapValue() {
        if (context.peek().type == TokenType.VALUE) {
            mapEntry(State.FLOW_MAP_KEY);
        } else {
            context.emptyScalar(State.FLOW_MAP_KEY);
        }
    }

    /** What stands behind the indicator of a key or a value. */
    private void mapEntry(State then) {
        Token token = context.next();
        boolean colon = token.type == TokenType.VALUE && then == State.FLOW_MAP_VALUE;
        if (colon || token.type == TokenType.FLOW_ENTRY || token.type == TokenType.FLOW_MAP_END) {
            context.emptyScalar(then);
        } else {
            context.push(then);
            nodes.flowNode();
        }
    }

    private void end(Event.Type type) {
        Token token = context.peek();
        context.pop();
        context.event.reset(type, token.start, token.end);
        context.comments.moveTo(context.event);
        context.skip();
    }
}
