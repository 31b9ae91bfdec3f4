package io.github.sops4j.format;

import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that was read, with its source; immutable. */
public interface Document {

    /** The documents in it, without their metadata (clause F1). */
    List<MapNode> branches();

    /** What stands under the reserved key of the first document, or null (clauses F71, F72). */
    @Nullable Node metadata();

    /** Whether a later document has the reserved key, which cannot be encrypted (clause F16). */
    default boolean hasReservedKeyLater() {
        return false;
    }

    /**
     * Whether a text written from this document has to be read back: its comments may have come to
     * stand in other containers, or a replacement may have changed what is around it.
     */
    boolean needsReadBack();

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
}
