package io.github.sops4j.format.yaml;

import io.github.sops4j.format.Edit;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.Splices;
import io.github.sops4j.format.yaml.emit.YamlEmitter;
import io.github.sops4j.format.yaml.source.SourceText;
import io.github.sops4j.format.yaml.source.YamlComment;
import io.github.sops4j.format.yaml.source.YamlDocumentNode;
import io.github.sops4j.format.yaml.source.YamlNode;
import io.github.sops4j.format.yaml.source.YamlStream;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the edits of a YAML file into splices of its source. */
final class YamlWriter {
    private final YamlStream stream;
    private final SourceText text;
    private final YamlEmitter emitter;
    private final Edits edits;
    private final BitSet placedComments;
    private final Splices splices = new Splices();
    private final ScalarWriter scalars;
    private final MetadataBlock metadata;
    private final IndicatorEnd indicators;
    private final IdentityHashMap<YamlNode, Node> anchored = new IdentityHashMap<>();
    private final List<YamlNode> collapsed = new ArrayList<>();
    private final StringBuilder rescued = new StringBuilder();
    private int removedFrom;
    private int removedTo;
    private boolean removedMetadata;

    /**
     * A writer of one file.
     *
     * @param placedComments where the comments start that are in its tree
     */
    YamlWriter(YamlStream stream, YamlEmitter emitter, Edits edits, BitSet placedComments) {
        this.stream = stream;
        this.text = stream.text();
        this.emitter = emitter;
        this.edits = edits;
        this.placedComments = placedComments;
        this.scalars = new ScalarWriter(text, emitter, splices, lastMetadataStart());
        this.metadata = new MetadataBlock(text, emitter, splices);
        this.indicators = new IndicatorEnd(stream);
    }

    private int lastMetadataStart() {
        List<YamlDocumentNode> documents = stream.documents();
        return documents.isEmpty()
                ? -1
                : MetadataBlock.startIn(documents.get(documents.size() - 1), new Lines(text));
    }

    /** Writes one document: its values and comments, then its metadata. */
    void write(YamlDocumentNode document, MapNode branch) {
        MapNode block = edits.metadata();
        YamlNode root = document.root();
        if (block != null && !metadata.hasPlaceIn(document)) {
            MapNode map = edits.applyTo(branch);
            metadata.writeWhole(document, map, block);
            return;
        }
        Place top = Place.top(text);
        boolean removes = edits.removesMetadata();
        boolean inLines = root != null && root.style() == YamlNode.Style.BLOCK;
        removedFrom =
                !edits.keepsMetadata() && inLines
                        ? MetadataBlock.startIn(document, new Lines(text))
                        : -1;
        removedTo = removedFrom < 0 ? -1 : metadata.endOfBlock(document);
        rescued.setLength(0);
        writeItems(branch, root == null ? top : top.inside(root));
        if (block != null) {
            metadata.write(document, block, rescued.toString());
        } else if (removes) {
            removedMetadata |= metadata.remove(document, rescued.toString());
        }
    }

    /** The whole text with its edits; null when they cannot be made where the nodes stand. */
    @Nullable CharSequence finish() {
        StringBuilder result = splices.applyTo(text.chars(), text.length());
        if (result == null) {
            return null;
        }
        boolean sourceEnds = text.length() == 0 || text.endsWithLineBreak();
        if (removedMetadata && !sourceEnds) {
            removeFinalBreak(result);
        }
        return result;
    }

    /**
     * A file that ended without line break before its metadata was appended ends without one again.
     */
    private void removeFinalBreak(StringBuilder result) {
        int length = result.length();
        String lineBreak = text.lineBreak();
        boolean ends = length > 0 && result.lastIndexOf(lineBreak) == length - lineBreak.length();
        if (ends && !scalars.endsInBlock()) {
            result.setLength(length - lineBreak.length());
        }
    }

    private void writeItems(MapNode map, Place place) {
        for (MapItem item : map.items()) {
            if (item instanceof Entry entry) {
                writeValue(entry.value(), place);
            } else {
                writeComment((Comment) item);
            }
        }
    }

    private void writeValue(Node node, Place place) {
        YamlNode source = (YamlNode) node.origin();
        if (source == null) {
            throw new IllegalStateException("a node of the file without a place in it");
        }
        if (source.anchor() != null) {
            anchored.put(source, node);
        }
        if (source.kind() == YamlNode.Kind.ALIAS) {
            expand(node, source, place);
        } else if (node instanceof MapNode map) {
            if (source.children().isEmpty() && holdsLostComment(source)) {
                splices.replace(source.start(), source.end(), "{}");
                collapsed.add(source);
            }
            writeItems(map, place.inside(source));
        } else if (node instanceof ListNode list) {
            writeElements(list, source, place.inside(source));
        } else {
            writeScalar((Scalar) node, source, place);
        }
    }

    /**
     * SOPS writes a map of comments alone in this form and loses them when it reads it (clause
     * F102).
     */
    private boolean holdsLostComment(YamlNode emptyMap) {
        int hash = emptyMap.start() + 1;
        while (hash < emptyMap.end() && text.chars()[hash] <= ' ') {
            hash++;
        }
        return !edits.keepsMetadata()
                && edits.metadata() == null
                && !placedComments.get(hash)
                && text.substring(hash, emptyMap.end()).startsWith("#ENC[");
    }

    private void writeScalar(Scalar scalar, YamlNode source, Place place) {
        Edit edit = edits.of(scalar);
        String ciphertext = edits.ciphertextOf(scalar);
        if (ciphertext != null) {
            scalars.seal(source, scalar.value(), ciphertext, place);
        } else if (edit instanceof Edit.Open open) {
            scalars.open(source, open.value(), place);
        } else if (edits.addsMetadata() && scalars.needsFinalBreak(source)) {
            scalars.rewrite(source, scalar.value(), place);
        } else {
            scalars.leave(source);
        }
    }

    private void writeElements(ListNode list, YamlNode source, Place place) {
        boolean emptied = !list.elements().isEmpty();
        for (Node element : list.elements()) {
            Edit edit = edits.of(element);
            if (element instanceof Comment comment) {
                writeComment(comment);
            } else if (edit instanceof Edit.Remark remark
                    && source.style() == YamlNode.Style.BLOCK) {
                elementToComment((YamlNode) element.origin(), remark.text());
            } else {
                writeValue(element, place);
                emptied = false;
            }
        }
        if (emptied && !source.children().isEmpty()) {
            splices.insert(indicators.before(source.start(), true), " []");
        }
    }

    /** {@code - ENC[…,type:comment]} becomes a comment line again (clause F30). */
    private void elementToComment(@Nullable YamlNode source, String comment) {
        if (source == null) {
            return;
        }
        int dash = source.propertiesStart() - 1;
        while (text.chars()[dash] != '-') {
            dash--;
        }
        splices.replace(dash, source.end(), "#" + comment);
    }

    /** An alias is expanded when its target holds a changed value, or it does itself. */
    private void expand(Node node, YamlNode alias, Place place) {
        Node original = anchored.get(alias.target());
        if (!edits.touches(node) && (original == null || !edits.touches(original))) {
            return;
        }
        Node copy = edits.applyTo(node);
        if (place.flow()) {
            splices.replace(alias.start(), alias.end(), YamlEmitter.flow(copy));
            return;
        }
        String block = place.behind(copy, emitter);
        int from = block.startsWith("\n") ? indicators.before(alias.start(), true) : alias.start();
        scalars.replaceBlock(from, alias.end(), block.startsWith(" ") ? block.substring(1) : block);
    }

    /** Writes the new text of a comment behind its marker. */
    void writeComment(Comment comment) {
        if (!(comment.origin() instanceof YamlComment place) || isCollapsed(place)) {
            return;
        }
        Edit edit = edits.of(comment);
        if (removedFrom <= place.start() && place.end() <= removedTo) { // F73, F102
            String kept = edit instanceof Edit.Remark remark ? remark.text() : comment.text();
            rescued.append('#').append(kept).append(text.lineBreak());
        } else if (edit instanceof Edit.Remark remark) {
            splices.replace(place.start() + 1, place.end(), remark.text());
        }
    }

    private boolean isCollapsed(YamlComment comment) {
        int low = 0;
        int high = collapsed.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            YamlNode map = collapsed.get(middle);
            if (comment.start() < map.start()) {
                high = middle - 1;
            } else if (comment.start() >= map.end()) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }
}
