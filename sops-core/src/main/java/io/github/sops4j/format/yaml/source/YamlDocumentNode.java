package io.github.sops4j.format.yaml.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One document of a stream.
 *
 * @param start offset behind the {@code ---} marker, or of the document's first character
 * @param end offset of the {@code ---} or {@code ...} marker line that ends it, or of the end of
 *     the text
 * @param root the root node; null when the document is empty
 * @param headComments comments that belong to the document itself, before its root
 * @param footComments comments that belong to the document itself, behind its root
 */
public record YamlDocumentNode(
        int start,
        int end,
        @Nullable YamlNode root,
        List<YamlComment> headComments,
        List<YamlComment> footComments) {

    /** Copies both lists. */
    public YamlDocumentNode {
        headComments = List.copyOf(headComments);
        footComments = List.copyOf(footComments);
    }
}
