package io.github.sops4j.format.yaml;

import io.github.sops4j.format.yaml.emit.YamlEmitter;
import io.github.sops4j.format.yaml.source.SourceText;
import io.github.sops4j.format.yaml.source.YamlNode;
import io.github.sops4j.tree.Node;

/**
 * The container in which a value stands.
 *
 * @param flow whether it, or one around it, is in flow form
 * @param inList whether it is a list
 * @param start offset of its first key or dash
 * @param text the source
 */
record Place(boolean flow, boolean inList, int start, SourceText text) {

    /** What stands at the top of a document, and so under a column of 0. */
    static Place top(SourceText text) {
        return new Place(false, false, 0, text);
    }

    /** What stands inside a map or list. */
    Place inside(YamlNode container) {
        return new Place(
                flow || container.style() == YamlNode.Style.FLOW,
                container.kind() == YamlNode.Kind.LIST,
                container.start(),
                text);
    }

    /** The column of the container's keys or dashes, from 0. */
    int column() {
        return text.column(start) - 1;
    }

    /** What stands behind the key or the dash of this container for a value, in canonical form. */
    String behind(Node value, YamlEmitter emitter) {
        return inList ? emitter.afterDash(value, column()) : emitter.afterKey(value, column());
    }
}
