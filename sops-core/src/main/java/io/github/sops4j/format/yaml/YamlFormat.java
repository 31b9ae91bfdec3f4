package io.github.sops4j.format.yaml;

import io.github.sops4j.format.Document;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.yaml.emit.YamlEmitter;
import io.github.sops4j.format.yaml.source.SourceText;
import io.github.sops4j.format.yaml.source.YamlReader;
import io.github.sops4j.format.yaml.source.YamlStream;
import io.github.sops4j.format.yaml.source.YamlSyntaxException;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Utf8;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** YAML as SOPS reads and writes it (clauses F79 to F104), with its source kept. */
public final class YamlFormat implements FileFormat {
    private final YamlEmitter emitter;

    /**
     * YAML with an indentation for what has no source.
     *
     * @param indent spaces per level as in {@code stores.yaml.indent}; 0 for the default of 4
     *     (clause F91)
     * @throws io.github.sops4j.error.SopsException of kind {@code NOT_EMITTED} when it is negative
     */
    public YamlFormat(int indent) {
        emitter = new YamlEmitter(indent);
    }

    @Override
    public String name() {
        return "yaml";
    }

    @Override
    public Document read(byte[] source) throws MalformedException {
        return read(source, true);
    }

    @Override
    public Document readPlain(byte[] source) throws MalformedException {
        return read(source, false);
    }

    private Document read(byte[] source, boolean encrypted) throws MalformedException {
        try {
            YamlStream stream = YamlReader.read(SourceText.decode(source));
            return new YamlDocument(stream, emitter, encrypted);
        } catch (YamlSyntaxException malformed) {
            throw new MalformedException(String.valueOf(malformed.getMessage()), malformed);
        }
    }

    @Override
    public boolean hasSeveralDocuments() {
        return true;
    }

    @Override
    public byte[] emit(List<MapNode> branches, @Nullable MapNode metadata) {
        return Utf8.encode(text(branches, metadata, emitter));
    }

    /** Documents with the metadata at the end of each (clauses F71, F72). */
    static String text(List<MapNode> branches, @Nullable MapNode metadata, YamlEmitter emitter) {
        StringBuilder all = new StringBuilder();
        for (MapNode branch : branches) {
            List<MapItem> items = new ArrayList<>(branch.items());
            if (metadata != null) {
                items.add(new Entry(YamlDocument.RESERVED, metadata));
            }
            all.append(all.length() == 0 ? "" : "---\n");
            all.append(emitter.document(new MapNode(items)));
        }
        return all.toString();
    }

    @Override
    public byte[] emitPart(Node part) {
        return Utf8.encode(emitter.document(part));
    }
}
