package io.github.sops4j.format.dotenv;

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

/** Dotenv as SOPS reads and writes it (clauses F122 to F126), with its source kept. */
public final class DotenvFormat implements FileFormat {

    /** Dotenv; there is nothing to choose. */
    public DotenvFormat() {}

    @Override
    public String name() {
        return "dotenv";
    }

    @Override
    public Document read(byte[] source) throws MalformedException {
        return new DotenvDocument(source, true);
    }

    @Override
    public Document readPlain(byte[] source) throws MalformedException {
        return new DotenvDocument(source, false);
    }

    @Override
    public boolean isReserved(String key) {
        return key.startsWith(DotenvLines.PREFIX);
    }

    /** Only the first document (clause F125). */
    @Override
    public byte[] emit(List<MapNode> branches, @Nullable MapNode metadata) {
        StringBuilder text = new StringBuilder();
        DotenvText.append(branches.get(0), metadata != null, text);
        if (metadata != null) {
            text.append(DotenvText.ofMetadata(metadata));
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
                Kind.NOT_EMITTED, "the dotenv store only supports emitting strings, got " + type);
    }
}
