package io.github.sops4j.format.dotenv;

import io.github.sops4j.format.ChangedLines;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.Edit;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.Splices;
import io.github.sops4j.format.TreeChange;
import io.github.sops4j.metadata.FlatMetadata;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Origin;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Utf8;
import io.github.sops4j.tree.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dotenv file with its source. */
final class DotenvDocument implements Document {
    private final String text;
    private final DotenvLines lines;
    private final MapNode branch;

    DotenvDocument(byte[] source, boolean encrypted) throws MalformedException {
        text = Utf8.decode(source);
        lines = new DotenvLines(text, encrypted);
        branch = new MapNode(lines.items());
    }

    @Override
    public List<MapNode> branches() {
        return List.of(branch);
    }

    @Override
    public @Nullable Node metadata() {
        return lines.metadata().isEmpty() ? null : FlatMetadata.unflatten(lines.fields());
    }

    @Override
    public boolean needsReadBack() {
        return lines.hasComments();
    }

    @Override
    public byte[] write(Edits edits) {
        Splices splices = new Splices();
        for (MapItem item : branch.items()) {
            if (item instanceof Entry entry) {
                writeValue(entry.value(), edits, splices);
            } else {
                writeComment((Comment) item, edits, splices);
            }
        }
        MapNode metadata = edits.metadata();
        if (metadata != null) {
            lines.metadata().write(DotenvText.ofMetadata(metadata), splices);
        } else if (!edits.keepsMetadata()) {
            lines.metadata().remove(splices);
        }
        return Utf8.encode(splices.applyTo(text));
    }

    private static void writeValue(Node value, Edits edits, Splices splices) {
        Edit edit = edits.of(value);
        Origin place = value.origin();
        if (place == null || edit == null) {
            return;
        }
        String ciphertext = edits.ciphertextOf((Scalar) value);
        if (ciphertext != null) {
            splices.replace(place.start(), place.end(), ciphertext);
        } else if (edit instanceof Edit.Open open) {
            splices.replace(place.start(), place.end(), DotenvText.of(open.value(), false));
        }
    }

    private static void writeComment(Comment comment, Edits edits, Splices splices) {
        Origin place = comment.origin();
        if (place != null && edits.of(comment) instanceof Edit.Remark remark) {
            splices.replace(place.start() + 1, place.end(), remark.text());
        }
    }

    @Override
    public byte @Nullable [] changed(TreeChange change) {
        return new Changed().flat(branch, change);
    }

    private final class Changed extends ChangedLines {
        Changed() {
            super(text, "\n");
        }

        @Override
        protected String value(Value value) {
            return DotenvText.of(value, true);
        }

        @Override
        protected String line(String key, Value value) {
            return key + "=" + value(value);
        }
    }
}
