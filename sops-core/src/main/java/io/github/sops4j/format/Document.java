package io.github.sops4j.format;

import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that was read, with its source; immutable. */
public interface Document {

    /**
     * The documents in it (clause F1), without their metadata if the file was read as encrypted.
     */
    List<MapNode> branches();

    /**
     * What stands under the reserved key of the first document of an encrypted file, or null
     * (clauses F71, F72); null for a file that was read as a plain one.
     */
    @Nullable Node metadata();

    /**
     * Whether a text written from this document has to be read back: its comments may have come to
     * stand in other containers, or a replacement may have changed what is around it.
     */
    boolean needsReadBack();

    /**
     * Whether a decrypted text has to be read back: what somebody put around its values, which no
     * MAC covers, may have become a part of them.
     */
    default boolean needsReadBackWhenDecrypted() {
        return false;
    }

    /** What of the source is in no branch and will not be written, one sentence each. */
    default List<String> losses() {
        return List.of();
    }

    /** Comments that are in no branch, since reading them as SOPS does loses them (clause F89). */
    default List<StrayComment> strayComments() {
        return List.of();
    }

    /**
     * The source with these edits; what they do not change keeps its bytes.
     *
     * @param edits edits of nodes of this document
     */
    byte[] write(Edits edits);

    /**
     * The source with a change to its structure. What is new stands there in clear, as in a plain
     * file; whoever asks has to read the result and to compare.
     *
     * @param change a change of nodes of this document
     * @return null when the source has no place for it, so that the file has to be written anew
     */
    byte @Nullable [] changed(TreeChange change);
}
