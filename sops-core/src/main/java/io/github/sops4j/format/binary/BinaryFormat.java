package io.github.sops4j.format.binary;

import io.github.sops4j.cipher.Plaintext;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.TreeChange;
import io.github.sops4j.format.json.JsonFormat;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Any bytes, encrypted as one string in a JSON object (clauses F116 to F121). */
public final class BinaryFormat implements FileFormat {
    private static final String KEY = "data";

    private final JsonFormat json;

    /**
     * Binary files with an indentation of the JSON around them.
     *
     * @param indent as in {@link JsonFormat}; SOPS's setting is {@code stores.json_binary.indent}
     */
    public BinaryFormat(int indent) {
        json = new JsonFormat(indent);
    }

    @Override
    public String name() {
        return "binary";
    }

    @Override
    public Document read(byte[] source) throws MalformedException {
        return new Wrapped(json.read(source));
    }

    @Override
    public Document readPlain(byte[] source) {
        return new Content(new Scalar(Plaintext.string(source)));
    }

    @Override
    public byte[] emit(List<MapNode> branches, @Nullable MapNode metadata) {
        return metadata == null ? content(branches) : json.emit(branches, metadata);
    }

    /** Other keys are ignored (clause F119). */
    private static byte[] content(List<MapNode> branches) {
        if (branches.size() != 1) {
            throw notBinary("there must be exactly one tree branch");
        }
        Node data = branches.get(0).get(KEY);
        if (data == null) {
            throw notBinary("no binary data found in tree");
        }
        if (data instanceof Scalar scalar && scalar.value().isString()) {
            return Plaintext.bytes(scalar.value());
        }
        throw notBinary("'data' key in tree does not have a string value");
    }

    private static SopsException notBinary(String problem) {
        return new SopsException(
                Kind.NOT_EMITTED,
                "error emitting binary store: "
                        + problem
                        + "\n\nThis is likely not an encrypted binary file? If not, use"
                        + " --output-type to select the correct output type.");
    }

    @Override
    public byte[] emitPart(Node part) {
        if (part instanceof MapNode map) {
            return content(List.of(map));
        }
        throw new SopsException(
                Kind.NOT_EMITTED,
                "Binary files are not structured and extracting a single value is not possible");
    }

    /** A plain file. */
    private final class Content implements Document {
        private final MapNode branch;

        Content(Scalar content) {
            branch = new MapNode(List.of(new Entry(KEY, content)));
        }

        @Override
        public List<MapNode> branches() {
            return List.of(branch);
        }

        @Override
        public @Nullable Node metadata() {
            return null;
        }

        @Override
        public boolean needsReadBack() {
            return false;
        }

        @Override
        public byte[] write(Edits edits) {
            return emit(edits.applyTo(branches()), edits.metadata());
        }

        /** There is nothing around the content. */
        @Override
        public byte @Nullable [] changed(TreeChange change) {
            return null;
        }
    }

    /** An encrypted file. */
    private record Wrapped(Document json) implements Document {
        @Override
        public List<MapNode> branches() {
            return json.branches();
        }

        @Override
        public @Nullable Node metadata() {
            return json.metadata();
        }

        @Override
        public boolean needsReadBack() {
            return false;
        }

        @Override
        public byte[] write(Edits edits) {
            return edits.removesMetadata()
                    ? content(edits.applyTo(json.branches()))
                    : json.write(edits);
        }

        /** Without its one string there would be nothing to decrypt. */
        @Override
        public byte @Nullable [] changed(TreeChange change) {
            content(List.of(change.applyTo(json.branches().get(0))));
            return json.changed(change);
        }
    }
}
