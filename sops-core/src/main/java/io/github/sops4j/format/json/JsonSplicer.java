package io.github.sops4j.format.json;

import io.github.sops4j.format.Edit;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.Span;
import io.github.sops4j.format.Splices;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import java.util.List;
import java.util.Objects;

/** Turns edits of values into splices of the text they were read from. */
final class JsonSplicer {
    private final JsonSource source;
    private final Edits edits;
    private final Splices splices;

    JsonSplicer(JsonSource source, Edits edits, Splices splices) {
        this.source = source;
        this.edits = edits;
        this.splices = splices;
    }

    /** All values of a map. */
    void splice(MapNode map) {
        for (MapItem item : map.items()) {
            if (item instanceof Entry entry) {
                splice(entry.value());
            }
        }
    }

    private void splice(Node node) {
        if (node instanceof MapNode map) {
            splice(map);
        } else if (node instanceof ListNode list) {
            splice(list);
        } else if (node instanceof Scalar scalar) {
            splice(scalar, span(scalar));
        }
    }

    private void splice(Scalar scalar, Span span) {
        Edit edit = edits.of(scalar);
        if (edit instanceof Edit.Seal seal) {
            String mark = JsonMark.of(scalar.value(), source, span).mark();
            splices.replace(span.start(), span.end(), '"' + seal.ciphertext() + mark + '"');
        } else if (edit instanceof Edit.Reseal reseal) {
            String mark = markBehind(span).mark();
            splices.replace(span.start(), span.end(), '"' + reseal.ciphertext() + mark + '"');
        } else if (edit instanceof Edit.Open open) {
            JsonMark spelling = markBehind(span);
            splices.replace(span.start(), span.end(), spelling.print(open.value()));
        }
    }

    private JsonMark markBehind(Span ciphertext) {
        return JsonMark.markedBy(source.text()[ciphertext.end() - 2]);
    }

    /** Elements that turned out to be comments go, with the comma that sets them off. */
    private void splice(ListNode list) {
        List<Node> elements = list.elements();
        int firstKept = 0;
        while (firstKept < elements.size() && isComment(elements.get(firstKept))) {
            firstKept++;
        }
        if (elements.isEmpty()) {
            return;
        }
        if (firstKept == elements.size()) {
            splices.remove(span(list).start() + 1, span(list).end() - 1);
            return;
        }
        if (firstKept > 0) {
            splices.remove(span(elements.get(0)).start(), span(elements.get(firstKept)).start());
        }
        for (int i = firstKept; i < elements.size(); i++) {
            if (isComment(elements.get(i))) {
                splices.remove(span(elements.get(i - 1)).end(), span(elements.get(i)).end());
            } else {
                splice(elements.get(i));
            }
        }
    }

    private boolean isComment(Node element) {
        return edits.of(element) instanceof Edit.Remark;
    }

    static Span span(Node node) {
        return (Span) Objects.requireNonNull(node.origin());
    }
}
