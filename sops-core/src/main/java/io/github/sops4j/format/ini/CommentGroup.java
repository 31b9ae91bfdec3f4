package io.github.sops4j.format.ini;

import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * The comments that SOPS takes for one: the lines above a key or section and the comment behind it
 * (clause F134). The first piece carries the text of all when it is encrypted, so that SOPS finds
 * it; the others carry their own, each in its place.
 */
final class CommentGroup implements Origin {
    private final String source;
    private final List<Piece> pieces;
    private final boolean ofSection;
    private final boolean encrypted;
    private final Comment whole;
    private final List<Comment> others = new ArrayList<>();

    /**
     * A group of at least one piece.
     *
     * @param ofSection whether it is the comment of a section, or else of a key
     * @param encrypted whether the file is read as encrypted
     */
    CommentGroup(String source, List<Piece> pieces, boolean ofSection, boolean encrypted) {
        this.source = source;
        this.pieces = pieces;
        this.ofSection = ofSection;
        this.encrypted = encrypted;
        this.whole = new Comment(text(), false, this);
        for (Piece piece : pieces) {
            boolean carriesAll = piece.equals(first()) && piece.kind() != Piece.Kind.HEADER;
            if (!carriesAll && !piece.isBlank()) {
                others.add(new Comment(Sealed.text(source, piece), false, piece));
            }
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int last = pieces.size() - 1;
        for (int i = 0; i <= last; i++) {
            Piece piece = pieces.get(i);
            int start = i == 0 ? textStart() : piece.start();
            int end = piece.lineEnd();
            text.append(i == 0 ? "" : "\n");
            text.append(source, start, i == last ? Blanks.trimEnd(source, start, end) : end);
        }
        return text.toString();
    }

    /**
     * Where the text begins: behind the markers, but not behind a space that tells a comment of
     * this form from one that SOPS wrote in another (clause F140).
     */
    int textStart() {
        Piece first = first();
        int at = first.textStart();
        boolean asSopsWrites = encrypted && pieces.size() == 1 && isInFormOfSops();
        if (asSopsWrites && at < first.end()) {
            String own = source.substring(at, first.end());
            return IniText.commentLine(own, ofSection).equals("; " + own) ? at : at - 1;
        }
        return at;
    }

    /** Whether the first piece stands on a line as SOPS writes them. */
    boolean isInFormOfSops() {
        Piece first = first();
        return first.kind() == Piece.Kind.LINE
                && first.textStart() == first.start() + 2
                && source.startsWith("; ", first.start())
                && (first.end() == first.lineEnd() || source.startsWith("\r\n", first.end()));
    }

    /** Whether nothing but TABs stands behind the marker of the first of several pieces. */
    boolean beginsBlank() {
        return pieces.size() > 1 && endsInTabs(first().textStart());
    }

    /** Whether nothing but TABs stands behind an offset on the line of the first piece. */
    boolean endsInTabs(int offset) {
        int at = offset;
        while (at < first().lineEnd() && source.charAt(at) == '\t') {
            at++;
        }
        return at == first().lineEnd();
    }

    Piece first() {
        return pieces.get(0);
    }

    List<Piece> pieces() {
        return pieces;
    }

    boolean isOfSection() {
        return ofSection;
    }

    /** The comment that SOPS sees. */
    Comment whole() {
        return whole;
    }

    /** What else has a text of its own. */
    List<Comment> others() {
        return others;
    }

    @Override
    public int start() {
        return first().start();
    }

    @Override
    public int end() {
        return pieces.get(pieces.size() - 1).end();
    }
}
