package io.github.sops4j.format.ini;

import io.github.sops4j.format.Document;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.json.CompactJson;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Utf8;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** INI as SOPS reads and writes it (clauses F126 to F141), with its source kept. */
public final class IniFormat implements FileFormat {

    /** INI; there is nothing to choose. */
    public IniFormat() {}

    @Override
    public String name() {
        return "ini";
    }

    @Override
    public Document read(byte[] source) throws MalformedException {
        return new IniDocument(source, true);
    }

    @Override
    public Document readPlain(byte[] source) throws MalformedException {
        return new IniDocument(source, false);
    }

    @Override
    public boolean hasSeveralDocuments() {
        return true;
    }

    @Override
    public byte[] emit(List<MapNode> branches, @Nullable MapNode metadata) {
        return text(branches, metadata);
    }

    static byte[] text(List<MapNode> branches, @Nullable MapNode metadata) {
        IniEmitter emitter = new IniEmitter(metadata != null);
        for (MapNode branch : branches) {
            emitter.document(branch);
        }
        String separator = metadata == null || emitter.text().isEmpty() ? "" : "\n";
        String block = metadata == null ? "" : IniEmitter.metadata(metadata);
        return Utf8.encode(emitter.text() + separator + block);
    }

    @Override
    public byte[] emitPart(Node part) {
        if (part instanceof MapNode map) {
            return text(List.of(map), null);
        }
        return Utf8.encode(CompactJson.of(part));
    }
}
