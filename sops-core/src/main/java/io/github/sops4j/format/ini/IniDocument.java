package io.github.sops4j.format.ini;

import io.github.sops4j.cipher.EncryptedValue;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.Edit;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.StrayComment;
import io.github.sops4j.format.TreeChange;
import io.github.sops4j.metadata.FlatMetadata;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.TreePath;
import io.github.sops4j.tree.Utf8;
import io.github.sops4j.tree.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An INI file with its source. */
final class IniDocument implements Document {
    /** The section of the metadata (clause F71). */
    static final String RESERVED = "sops";

    private final String text;
    private final List<IniSection> sections = new ArrayList<>();
    private final MapNode branch;
    private final List<StrayComment> strays = new ArrayList<>();
    private final List<Comment> alone = new ArrayList<>();
    private final boolean isPlainLayout;
    private @Nullable IniSection metadata;
    private int metadataEnd;

    IniDocument(byte[] source, boolean encrypted) throws MalformedException {
        text = Utf8.decode(source);
        IniReader reader = IniReader.read(text, encrypted);
        boolean repeats = false;
        List<MapItem> items = new ArrayList<>();
        for (IniSection section : reader.sections()) {
            if (encrypted && section.name().equals(RESERVED)) {
                takeMetadata(section);
                continue;
            }
            if (metadata != null && metadataEnd == text.length()) {
                metadataEnd = section.begin(text);
            }
            sections.add(section);
            repeats |= section.hasRepeats();
            items.add(new Entry(section.name(), section.map()));
            if (encrypted) {
                findStrays(section);
            }
        }
        branch = new MapNode(items);
        isPlainLayout = reader.isPlainLayout() && !repeats;
    }

    private void takeMetadata(IniSection section) throws MalformedException {
        if (metadata != null) {
            throw new MalformedException("Found duplicate sops entry");
        }
        metadata = section;
        metadataEnd = text.length();
    }

    private void findStrays(IniSection section) {
        TreePath path = TreePath.ROOT.child(section.name());
        findStrays(section.comment(), path);
        for (IniKey key : section.keys()) {
            findStrays(key.comment(), path);
            Comment spelling = key.place().spelling();
            if (spelling != null) {
                strays.add(new StrayComment(spelling, path.child(key.name()), true));
            }
            boolean hidden = key.value().isEmpty() || EncryptedValue.typeOf(key.value()) != null;
            for (ValuePlace place : key.earlier()) {
                String value = text.substring(place.start(), place.end());
                if (hidden && !value.isEmpty()) {
                    addAlone(new Comment(value, false, place), path.child(key.name()), true);
                }
            }
        }
        for (Piece piece : section.loose()) {
            if (!piece.isBlank()) {
                boolean isJunk = piece.kind() == Piece.Kind.VALUE;
                addAlone(new Comment(Sealed.text(text, piece), false, piece), path, isJunk);
            }
        }
    }

    private void addAlone(Comment comment, TreePath path, boolean hidden) {
        alone.add(comment);
        strays.add(new StrayComment(comment, path, hidden));
    }

    private void findStrays(@Nullable CommentGroup group, TreePath path) {
        if (group != null) {
            for (Comment other : group.others()) {
                strays.add(new StrayComment(other, path, false));
            }
        }
    }

    @Override
    public List<MapNode> branches() {
        return List.of(branch);
    }

    @Override
    public @Nullable Node metadata() {
        IniSection section = metadata;
        if (section == null || section.keys().isEmpty()) {
            return null;
        }
        List<Entry> fields = new ArrayList<>();
        for (IniKey key : section.keys()) {
            Value value = Value.string(key.value().replace("\\n", "\n")); // F76
            fields.add(new Entry(key.name(), new Scalar(value)));
        }
        return FlatMetadata.unflatten(fields);
    }

    @Override
    public boolean needsReadBack() {
        return !isPlainLayout;
    }

    @Override
    public boolean needsReadBackWhenDecrypted() {
        return !isPlainLayout;
    }

    @Override
    public List<StrayComment> strayComments() {
        return List.copyOf(strays);
    }

    /** Metadata without a blank before the sign were not written so: the file was reformatted. */
    private boolean hasNoLayout() {
        IniSection section = metadata;
        if (section == null) {
            return false;
        }
        int sign = text.indexOf('=', section.start());
        return sign > 0 && text.charAt(sign - 1) != ' ';
    }

    /**
     * Whether there is something in a place where only ciphertexts of this file belong, so that
     * somebody else has put it there: a clear value before the one that holds, for example.
     */
    private boolean hasStrangers(Edits edits) {
        for (StrayComment stray : strays) {
            if (stray.repeats() && !(edits.of(stray.comment()) instanceof Edit.Remark)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public byte[] write(Edits edits) {
        if (edits.removesMetadata() && (hasNoLayout() || hasStrangers(edits))) {
            return IniFormat.text(edits.applyTo(branches()), null);
        }
        IniWriter writer = new IniWriter(text, edits);
        int index = 0;
        for (IniSection section : sections) {
            writer.write(section, ((Entry) branch.items().get(index++)).value());
        }
        for (Comment comment : alone) {
            writer.writeAlone(comment);
        }
        IniSection section = metadata;
        writer.writeMetadata(section == null ? -1 : section.start(), metadataEnd);
        return writer.finish();
    }

    @Override
    public byte @Nullable [] changed(TreeChange change) {
        IniSection section = metadata;
        int behind =
                section == null
                        ? text.length()
                        : IniWriter.withBlankLineAbove(text, section.start());
        return new IniChange(text, sections, branch).apply(change, behind);
    }
}
