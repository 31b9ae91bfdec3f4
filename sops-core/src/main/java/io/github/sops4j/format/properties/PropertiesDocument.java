package io.github.sops4j.format.properties;

import io.github.sops4j.format.ChangedLines;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.Edit;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.Span;
import io.github.sops4j.format.Spelling;
import io.github.sops4j.format.Splices;
import io.github.sops4j.format.StrayComment;
import io.github.sops4j.format.TreeChange;
import io.github.sops4j.metadata.FlatMetadata;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Origin;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.TreePath;
import io.github.sops4j.tree.Utf8;
import io.github.sops4j.tree.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A properties file with its source. */
final class PropertiesDocument implements Document {
    private final String text;
    private final String lineBreak;
    private final PropertiesReader reader;
    private final MapNode branch;

    PropertiesDocument(byte[] source, boolean encrypted) throws MalformedException {
        text = Utf8.decode(source);
        lineBreak = lineBreak(text);
        reader = new PropertiesReader(text, encrypted, lineBreak);
        branch = new MapNode(reader.items());
    }

    /** That of the first line. */
    private static String lineBreak(String text) {
        int at = 0;
        while (at < text.length() && !LogicalLine.isBreak(text.charAt(at))) {
            at++;
        }
        return at == text.length() ? "\n" : text.substring(at, LogicalLine.behindBreak(text, at));
    }

    @Override
    public List<MapNode> branches() {
        return List.of(branch);
    }

    @Override
    public @Nullable Node metadata() {
        return reader.metadata().isEmpty() ? null : FlatMetadata.unflatten(reader.fields());
    }

    @Override
    public boolean needsReadBackWhenDecrypted() {
        return true;
    }

    @Override
    public boolean needsReadBack() {
        return !reader.isPlainLayout();
    }

    @Override
    public List<StrayComment> strayComments() {
        List<StrayComment> strays = new ArrayList<>();
        for (MapItem item : branch.items()) {
            if (item instanceof Entry entry && entry.value().origin() instanceof ValuePlace place) {
                Comment spelling = place.spelling();
                if (spelling != null) {
                    TreePath path = TreePath.ROOT.child(entry.key());
                    strays.add(new StrayComment(spelling, path, true));
                }
            }
        }
        return strays;
    }

    @Override
    public byte[] write(Edits edits) {
        Splices splices = new Splices();
        for (MapItem item : branch.items()) {
            if (item instanceof Entry entry) {
                writeValue((Scalar) entry.value(), edits, splices);
            } else {
                writeComment((Comment) item, edits, splices);
            }
        }
        MapNode metadata = edits.metadata();
        if (metadata != null) {
            String block = PropertiesText.ofMetadata(metadata).replace("\n", lineBreak);
            reader.metadata().write(block, splices);
        } else if (!edits.keepsMetadata()) {
            reader.metadata().remove(splices);
        }
        return Utf8.encode(splices.applyTo(text));
    }

    private void writeValue(Scalar scalar, Edits edits, Splices splices) {
        if (!(scalar.origin() instanceof ValuePlace place)) {
            return;
        }
        Edit edit = edits.of(scalar);
        Comment behind = place.spelling();
        String spelling = spelling(behind, edits);
        if (edit instanceof Edit.Seal seal) {
            splices.replace(place.start(), place.end(), sealed(scalar, place, seal));
        } else if (edit instanceof Edit.Open open) {
            splices.replace(place.start(), place.end(), opened(open.value(), spelling));
        } else {
            if (edit instanceof Edit.Reseal reseal) {
                splices.replace(place.start(), place.ciphertextEnd(), reseal.ciphertext());
            }
            if (behind != null && spelling != null && behind.origin() instanceof Span span) {
                splices.replace(span.start(), span.end(), Spelling.sealed(spelling));
            }
        }
    }

    private static @Nullable String spelling(@Nullable Comment behind, Edits edits) {
        return behind != null && edits.of(behind) instanceof Edit.Remark remark
                ? remark.text()
                : null;
    }

    private String sealed(Scalar scalar, ValuePlace place, Edit.Seal seal) {
        String spelling = text.substring(place.start(), place.end());
        return PropertiesText.of(scalar.value(), false).equals(spelling)
                ? seal.ciphertext()
                : seal.ciphertext() + Spelling.pending(spelling);
    }

    private static String opened(Value value, @Nullable String spelling) {
        return spelling != null && spells(spelling, value)
                ? spelling
                : PropertiesText.of(value, false);
    }

    /** Whether a text in the place of a value reads as that value. */
    private static boolean spells(String spelling, Value value) {
        String file = "=" + spelling + "\n";
        LogicalLine line = LogicalLine.read(file, 0);
        String read = PropertiesText.read(line.text().substring(1));
        return line.next() == file.length()
                && !line.isCut()
                && read != null
                && !spelling.isEmpty()
                && !LogicalLine.isBlank(spelling.charAt(0))
                && Value.string(read).equals(value);
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
            super(text, lineBreak);
        }

        @Override
        protected String value(Value value) {
            return PropertiesText.of(value, true);
        }

        @Override
        protected String line(String key, Value value) {
            return PropertiesText.key(key) + "=" + value(value);
        }
    }
}
