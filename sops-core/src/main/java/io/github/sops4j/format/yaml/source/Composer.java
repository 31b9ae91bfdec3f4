package io.github.sops4j.format.yaml.source;

import io.github.sops4j.format.yaml.source.YamlNode.Kind;
import io.github.sops4j.format.yaml.source.YamlNode.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events to nodes; the open collections are on a stack of its own, so depth costs no frames. */
final class Composer {

    private final SourceText source;
    private final EventParser parser;

    /** Anchors stay for the documents that follow (clause F12). */
    private final Map<String, YamlNode> anchors = new HashMap<>();

    private final List<YamlDocumentNode> documents = new ArrayList<>();
    private final List<YamlNode> open = new ArrayList<>();

    /** For each open collection, how many complete nodes lie below its own children. */
    private int[] floors = new int[16];

    /** The children of all open collections. */
    private final List<YamlNode> complete = new ArrayList<>();

    private int documentStart;
    private List<YamlComment> documentHead = List.of();
    private @Nullable YamlNode root;

    Composer(SourceText source, EventParser parser) {
        this.source = source;
        this.parser = parser;
    }

    List<YamlDocumentNode> compose() {
        Event event = parser.next();
        while (event.type != Event.Type.STREAM_END) {
            accept(event);
            event = parser.next();
        }
        return documents;
    }

    private void accept(Event event) {
        switch (event.type) {
            case DOCUMENT_START -> {
                documentStart = event.start;
                documentHead = event.head;
                root = null;
            }
            case DOCUMENT_END ->
                    documents.add(
                            new YamlDocumentNode(
                                    documentStart, event.end, root, documentHead, event.foot));
            case SCALAR -> scalar(event);
            case ALIAS -> complete(new YamlNode(Kind.ALIAS, event, target(event)));
            case MAP_START -> open(Kind.MAP, event);
            case LIST_START -> open(Kind.LIST, event);
            case MAP_END, LIST_END -> close(event);
            case STREAM_END -> {}
        }
    }

    private void scalar(Event event) {
        if (open.isEmpty() && event.isAbsent()) {
            return;
        }
        YamlNode node = new YamlNode(Kind.SCALAR, event, null);
        anchor(node);
        complete(node);
    }

    private void anchor(YamlNode node) {
        if (node.anchor() != null) {
            anchors.put(node.anchor(), node);
        }
    }

    private YamlNode target(Event alias) {
        YamlNode target = anchors.get(alias.text);
        if (target == null) {
            throw source.error(alias.start, "unknown anchor '" + alias.text + "' referenced");
        }
        if (target.isOpen()) {
            String problem = "anchor '" + alias.text + "' value contains itself";
            throw source.error(alias.start, problem);
        }
        return target;
    }

    private void open(Kind kind, Event event) {
        if (open.size() == floors.length) {
            floors = Arrays.copyOf(floors, 2 * floors.length);
        }
        floors[open.size()] = complete.size();
        YamlNode node = new YamlNode(kind, event, null);
        anchor(node);
        open.add(node);
    }

    private void close(Event event) {
        YamlNode node = open.remove(open.size() - 1);
        List<YamlNode> children = complete.subList(floors[open.size()], complete.size());
        node.close(List.copyOf(children), event);
        children.clear();
        int size = node.children().size();
        if (node.kind() == Kind.MAP
                && node.style() == Style.BLOCK
                && size > 1
                && !event.foot.isEmpty()) {
            node.children().get(size - 2).setFootComments(event.foot);
            node.setFootComments(List.of());
        }
        complete(node);
    }

    private void complete(YamlNode node) {
        if (open.isEmpty()) {
            root = node;
            return;
        }
        complete.add(node);
        YamlNode parent = open.get(open.size() - 1);
        if (parent.kind() == Kind.MAP && !node.footComments().isEmpty()) {
            moveFoot(node, parent);
        }
    }

    /**
     * In a map feet belong to keys: that of a value to its own key, that of a key in a block map to
     * the key before it.
     */
    private void moveFoot(YamlNode node, YamlNode parent) {
        int last = complete.size() - 1;
        int position = last - floors[open.size() - 1];
        boolean value = position % 2 == 1;
        if (value) {
            YamlNode key = complete.get(last - 1);
            if (key.footComments().isEmpty()) {
                key.setFootComments(node.footComments());
                node.setFootComments(List.of());
            }
        } else if (parent.style() == Style.BLOCK && position > 0) {
            complete.get(last - 2).setFootComments(node.footComments());
            node.setFootComments(List.of());
        }
    }
}
