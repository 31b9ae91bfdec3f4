package io.github.sops4j.format.json;

import io.github.sops4j.format.Document;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.Splices;
import io.github.sops4j.format.TreeChange;
import io.github.sops4j.metadata.Metadata;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON file with its source. */
final class JsonDocument implements Document {
    private final JsonSource source;
    private final JsonEmitter emitter;
    private final MapNode branch;
    private final @Nullable Node metadata;

    JsonDocument(JsonSource source, JsonEmitter emitter, boolean encrypted)
            throws MalformedException {
        this.source = source;
        this.emitter = emitter;
        this.metadata = encrypted ? metadataIn(source.root()) : null;
        this.branch = encrypted ? withoutMetadata(source.root()) : source.root();
    }

    /** An empty map counts as none (clause F71). */
    private static @Nullable Node metadataIn(MapNode root) throws MalformedException {
        Node found = null;
        for (MapItem item : root.items()) {
            if (item instanceof Entry entry && entry.key().equals(JsonMetadata.RESERVED)) {
                if (found != null) {
                    throw new MalformedException("Found duplicate sops entry");
                }
                found = entry.value();
            }
        }
        return found instanceof MapNode map && map.items().isEmpty() ? null : found;
    }

    private static MapNode withoutMetadata(MapNode root) {
        List<MapItem> items = new ArrayList<>(root.items());
        int index = JsonMetadata.indexIn(root);
        if (index >= 0) {
            items.remove(index);
        }
        return new MapNode(items, root.origin());
    }

    @Override
    public List<MapNode> branches() {
        return List.of(branch);
    }

    @Override
    public @Nullable Node metadata() {
        return metadata;
    }

    /** No replacement of a value can change how its surroundings are read. */
    @Override
    public boolean needsReadBack() {
        return false;
    }

    @Override
    public List<String> losses() {
        if (!source.isComplete()) {
            return List.of("The file ends within its object.");
        }
        return source.hasMoreBehind()
                ? List.of("There is more behind the first object of the file.")
                : List.of();
    }

    @Override
    public byte[] write(Edits edits) {
        Splices splices = new Splices();
        JsonMetadata member = new JsonMetadata(source, emitter, splices);
        boolean decrypts = metadata != null && edits.removesMetadata();
        if (!source.isComplete() || (decrypts && hasNoLayout(member))) {
            return JsonFormat.text(edits.applyTo(branch), edits.metadata(), emitter);
        }
        new JsonSplicer(source, edits, splices).splice(branch);
        MapNode block = edits.metadata();
        if (block != null) {
            member.write(block);
        } else if (decrypts) {
            member.remove();
        }
        int length = source.hasMoreBehind() ? source.end() : source.text().length;
        StringBuilder written = splices.applyTo(source.text(), length);
        if (written == null) {
            throw new IllegalStateException("two values of a JSON text overlap");
        }
        if (lacksFinalNewline(edits)) {
            written.append('\n');
        }
        return written.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A file on one line was not laid out by a person, and one exactly as SOPS prints it takes the
     * indentation that is asked for (clause F114).
     */
    private boolean hasNoLayout(JsonMetadata member) {
        if (member.isOnOneLine()) {
            return true;
        }
        JsonEmitter own = new JsonEmitter("\n", member.indentation());
        return emitter.isAskedFor()
                && !emitter.equals(own)
                && (own.value(source.root(), 0) + "\n")
                        .contentEquals(CharBuffer.wrap(source.text()));
    }

    /**
     * Releases of SOPS before the one whose format this is wrote no line break at the end, but no
     * plain file is without one because of that.
     */
    private boolean lacksFinalNewline(Edits edits) {
        return metadata instanceof MapNode map
                && edits.removesMetadata()
                && source.end() == source.text().length
                && map.get("version") instanceof Scalar version
                && !version.value().equals(new Value.Text(Metadata.FORMAT_VERSION));
    }

    @Override
    public byte @Nullable [] changed(TreeChange change) {
        StringBuilder text =
                source.isComplete() ? new JsonChange(source, emitter).apply(change, branch) : null;
        return text == null ? null : text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
