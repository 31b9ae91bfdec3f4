package io.github.sops4j.format.properties;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.TypeNames;
import io.github.sops4j.tree.Utf8;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Java's properties (clauses P1 to P7), with their source kept. SOPS knows no such files: to it
 * they are binary.
 */
public final class PropertiesFormat implements FileFormat {

    /** Properties; there is nothing to choose. */
    public PropertiesFormat() {}

    @Override
    public String name() {
        return "properties";
    }

    @Override
    public Document read(byte[] source) throws MalformedException {
        return new PropertiesDocument(source, true);
    }

    @Override
    public Document readPlain(byte[] source) throws MalformedException {
        return new PropertiesDocument(source, false);
    }

    @Override
    public boolean isReserved(String key) {
        return key.startsWith(PropertiesReader.PREFIX);
    }

    /** As Java has it (clause P4). */
    @Override
    public boolean lastEntryHolds() {
        return true;
    }

    /** Only the first document. */
    @Override
    public byte[] emit(List<MapNode> branches, @Nullable MapNode metadata) {
        StringBuilder text = new StringBuilder();
        PropertiesText.append(branches.get(0), metadata != null, text);
        if (metadata != null) {
            text.append(PropertiesText.ofMetadata(metadata));
        }
        return Utf8.encode(text.toString());
    }

    @Override
    public byte[] emitPart(Node part) {
        if (part instanceof MapNode map) {
            return emit(List.of(map), null);
        }
        String type =
                part instanceof Scalar scalar ? TypeNames.of(scalar.value()) : "[]interface {}";
        throw new SopsException(
                Kind.NOT_EMITTED, "a properties file holds only strings, this is of type " + type);
    }
}
