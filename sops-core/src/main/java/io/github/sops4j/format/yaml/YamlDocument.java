package io.github.sops4j.format.yaml;

import io.github.sops4j.format.Document;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.StrayComment;
import io.github.sops4j.format.TreeChange;
import io.github.sops4j.format.yaml.emit.YamlEmitter;
import io.github.sops4j.format.yaml.source.SourceText;
import io.github.sops4j.format.yaml.source.YamlComment;
import io.github.sops4j.format.yaml.source.YamlDocumentNode;
import io.github.sops4j.format.yaml.source.YamlNode;
import io.github.sops4j.format.yaml.source.YamlStream;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A YAML file with its source. */
final class YamlDocument implements Document {
    /** The top-level key of the metadata (clause F71). */
    static final String RESERVED = "sops";

    private final YamlStream stream;
    private final YamlEmitter emitter;
    private final List<MapNode> branches = new ArrayList<>();
    private final BitSet placed = new BitSet();
    private final List<StrayComment> strays = new ArrayList<>();
    private @Nullable Node metadata;

    YamlDocument(YamlStream stream, YamlEmitter emitter, boolean encrypted)
            throws MalformedException {
        this.stream = stream;
        this.emitter = emitter;
        if (stream.documents().isEmpty() && stream.text().length() > 0) {
            throw new MalformedException(
                    "EOF: there is no document in it, only comments or blanks");
        }
        ExpansionLimit limit = new ExpansionLimit();
        for (YamlDocumentNode document : stream.documents()) {
            YamlTree tree = new YamlTree(stream.text(), limit, placed, branches.isEmpty());
            MapNode root = tree.root(document);
            branches.add(encrypted ? withoutMetadata(root) : root);
        }
        findStrays();
    }

    private MapNode withoutMetadata(MapNode root) {
        List<MapItem> items = new ArrayList<>(root.items().size());
        for (MapItem item : root.items()) {
            if (!(item instanceof Entry entry)
                    || !entry.hasStringKey()
                    || !entry.key().equals(RESERVED)) {
                items.add(item);
            } else if (branches.isEmpty()) {
                metadata = entry.value();
            }
        }
        return new MapNode(items, root.origin());
    }

    private void findStrays() {
        EnclosingPath enclosing = new EnclosingPath(stream.documents());
        for (YamlComment comment : stream.comments()) {
            if (!placed.get(comment.start()) && !enclosing.isInMetadata(comment)) {
                String body = stream.text().substring(comment.start() + 1, comment.end());
                strays.add(
                        new StrayComment(
                                new Comment(body, false, comment),
                                enclosing.of(comment.start()),
                                false));
            }
        }
    }

    @Override
    public List<MapNode> branches() {
        return List.copyOf(branches);
    }

    @Override
    public @Nullable Node metadata() {
        return metadata;
    }

    @Override
    public boolean needsReadBack() {
        return !PlainLayout.is(stream);
    }

    @Override
    public List<StrayComment> strayComments() {
        return List.copyOf(strays);
    }

    @Override
    public byte[] write(Edits edits) {
        if (takesIndentation(edits)) {
            return encode(canonical(edits), edits);
        }
        YamlWriter writer = new YamlWriter(stream, emitter, edits, placed);
        for (int i = 0; i < branches.size(); i++) {
            writer.write(stream.documents().get(i), branches.get(i));
        }
        for (StrayComment stray : strays) {
            writer.writeComment(stray.comment());
        }
        CharSequence written = writer.finish();
        return encode(written == null ? canonical(edits) : written, edits);
    }

    /**
     * A file exactly as SOPS prints it has no layout of its own: on decryption it takes the
     * indentation that is asked for (clause F91).
     */
    private boolean takesIndentation(Edits edits) {
        YamlNode block = MetadataBlock.valueIn(stream.documents().get(0));
        if (block == null || !edits.removesMetadata() || !(metadata instanceof MapNode fields)) {
            return false;
        }
        int columns = stream.text().column(block.start()) - 1;
        return emitter.differsOnPurpose(columns)
                && columns > 0
                && YamlFormat.text(branches, fields, new YamlEmitter(columns))
                        .contentEquals(
                                CharBuffer.wrap(stream.text().chars(), 0, stream.text().length()));
    }

    /** Encrypted files are UTF-8, as SOPS writes them: scripts and Git look for text in them. */
    private byte[] encode(CharSequence written, Edits edits) {
        SourceText text = stream.text();
        boolean toUtf8 = edits.metadata() != null && !text.isUtf8();
        return toUtf8 ? written.toString().getBytes(StandardCharsets.UTF_8) : text.encode(written);
    }

    private String canonical(Edits edits) {
        return YamlFormat.text(edits.applyTo(branches), edits.metadata(), emitter);
    }

    @Override
    public byte @Nullable [] changed(TreeChange change) {
        YamlNode root = stream.documents().isEmpty() ? null : stream.documents().get(0).root();
        if (root == null || root.kind() != YamlNode.Kind.MAP) {
            return null;
        }
        CharSequence changed = new YamlChange(stream, emitter, root).apply(change);
        return changed == null ? null : stream.text().encode(changed);
    }
}
