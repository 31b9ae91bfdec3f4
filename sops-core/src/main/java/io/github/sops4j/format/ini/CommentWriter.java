package io.github.sops4j.format.ini;

import io.github.sops4j.format.Edit;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.Splices;
import io.github.sops4j.tree.Comment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes comments in their places, or where SOPS has them. */
final class CommentWriter {
    /**
     * SOPS aborts when it prints a comment whose first line is empty, so such a line gets this; the
     * last thing to happen to it is that it goes away again.
     */
    private static final String FILLER = "\t";

    private final String text;
    private final String lineBreak;
    private final Edits edits;
    private final Splices splices;
    private final boolean opens;

    CommentWriter(String text, String lineBreak, Edits edits, Splices splices) {
        this.text = text;
        this.lineBreak = lineBreak;
        this.edits = edits;
        this.splices = splices;
        this.opens = edits.removesMetadata();
    }

    /** What a comment becomes, or null. */
    @Nullable String textOf(Comment comment) {
        return edits.of(comment) instanceof Edit.Remark remark ? remark.text() : null;
    }

    /** The mark of stray comments is for formats in which they would be taken for others. */
    private static String withoutMark(String remark) {
        return remark.startsWith(" ENC[") ? remark.substring(1) : remark;
    }

    /** Writes a comment that is in no group, or a value that SOPS does not see. */
    void writeAlone(Comment comment) {
        String remark = textOf(comment);
        if (remark == null) {
            return;
        }
        if (comment.origin() instanceof ValuePlace place) {
            String sealed = withoutMark(remark) + (place.opensRest() ? lineBreak : "");
            splices.replace(place.start(), place.end(), opens ? remark : sealed);
        } else if (comment.origin() instanceof Piece piece) {
            write(piece, remark);
        }
    }

    private void write(Piece piece, String remark) {
        String written = opens ? remark : Sealed.inPlace(withoutMark(remark), piece);
        splices.replace(piece.textStart(), piece.end(), written);
    }

    /**
     * Writes a group.
     *
     * @param header where the line of the section's header begins
     */
    void write(@Nullable CommentGroup group, int header) {
        if (group == null) {
            return;
        }
        String whole = textOf(group.whole());
        if (edits.addsMetadata() && group.beginsBlank()) {
            splices.insert(group.first().textStart(), FILLER);
        }
        if (opens) {
            open(group, whole);
        } else if (whole != null) {
            seal(group, whole, header);
        }
    }

    private void seal(CommentGroup group, String ciphertext, int header) {
        Piece first = group.first();
        if (first.kind() == Piece.Kind.HEADER) {
            splices.insert(header, "; " + ciphertext + lineBreak);
        } else {
            splices.replace(group.textStart(), first.end(), ciphertext);
        }
        writeOthers(group);
    }

    /** Writes all pieces but the first; says whether none is left as it was. */
    private boolean writeOthers(CommentGroup group) {
        boolean all = true;
        for (Comment other : group.others()) {
            String remark = textOf(other);
            if (remark != null && other.origin() instanceof Piece piece) {
                write(piece, remark);
            }
            all &= remark != null;
        }
        return all;
    }

    private void open(CommentGroup group, @Nullable String whole) {
        boolean allOpened = writeOthers(group);
        Piece first = group.first();
        int pieces = group.pieces().size();
        int lines = whole == null ? 0 : linesOf(whole);
        boolean apart = pieces > 1 && allOpened;
        if (whole == null) {
            removeFiller(group.beginsBlank(), first.textStart());
        } else if (apart && lines == pieces) {
            String own = trimmed(whole.substring(0, whole.indexOf('\n')));
            splices.replace(group.textStart(), first.end(), own);
            removeFiller(own.isEmpty() && group.endsInTabs(first.end()), first.end());
        } else if (apart && lines == pieces - 1 && isCarrier(group.pieces())) {
            splices.remove(first.start(), first.lineEnd() + 1);
        } else {
            openFirst(group, whole, lines);
        }
    }

    private void removeFiller(boolean isBlank, int at) {
        if (isBlank && text.startsWith(FILLER, at)) {
            splices.remove(at, at + FILLER.length());
        }
    }

    /** Whether the first piece is only there to hold what stands behind a header. */
    private static boolean isCarrier(List<Piece> pieces) {
        return pieces.size() == 2 && pieces.get(1).kind() == Piece.Kind.HEADER;
    }

    private void openFirst(CommentGroup group, String whole, int lines) {
        Piece first = group.first();
        boolean isLine = first.kind() == Piece.Kind.LINE;
        String shown = first.end() < first.lineEnd() ? trimmed(whole) : whole;
        if (isLine && (lines > 1 || group.isInFormOfSops())) {
            splices.replace(
                    first.start(),
                    first.end(),
                    IniText.comment(shown, group.isOfSection(), lineBreak));
        } else {
            splices.replace(group.textStart(), first.end(), shown.replace('\n', ' '));
        }
    }

    private static int linesOf(String text) {
        int lines = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            lines++;
        }
        return lines;
    }

    private static String trimmed(String text) {
        return text.substring(0, Blanks.trimEnd(text, 0, text.length()));
    }
}
