package io.github.sops4j.format.json;

import io.github.sops4j.format.Document;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON as SOPS reads and writes it (clauses F105 to F115), with its source kept. */
public final class JsonFormat implements FileFormat {
    private final JsonEmitter emitter;

    /**
     * JSON with an indentation for what has no source.
     *
     * @param indent spaces a level as in {@code stores.json.indent}; -1 for a TAB (clause F114)
     * @throws io.github.sops4j.error.SopsException of kind {@code NOT_EMITTED} when it is smaller
     */
    public JsonFormat(int indent) {
        emitter = JsonEmitter.ofIndent(indent);
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public Document read(byte[] source) throws MalformedException {
        return new JsonDocument(JsonReader.read(Utf8.decodeReplacing(source)), emitter, true);
    }

    @Override
    public Document readPlain(byte[] source) throws MalformedException {
        return new JsonDocument(JsonReader.read(Utf8.decodeReplacing(source)), emitter, false);
    }

    /** Only the first document has a place (clause F113). */
    @Override
    public byte[] emit(List<MapNode> branches, @Nullable MapNode metadata) {
        return text(branches.get(0), metadata, emitter);
    }

    static byte[] text(MapNode branch, @Nullable MapNode metadata, JsonEmitter emitter) {
        List<MapItem> items = new ArrayList<>(branch.items());
        if (metadata != null) {
            items.add(new Entry(JsonMetadata.RESERVED, metadata));
        }
        return utf8(emitter.value(new MapNode(items), 0) + "\n");
    }

    @Override
    public byte[] emitPart(Node part) {
        return utf8(emitter.value(part, 0) + (part instanceof MapNode ? "\n" : ""));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
