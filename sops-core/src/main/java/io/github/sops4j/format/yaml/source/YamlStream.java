package io.github.sops4j.format.yaml.source;

import java.util.List;

/**
 * All documents of a file.
 *
 * @param text the source they were read from
 * @param documents the documents in order; empty for an empty file
 * @param comments every comment line of the file in order, those that belong to no node included
 */
public record YamlStream(
        SourceText text, List<YamlDocumentNode> documents, List<YamlComment> comments) {

    /** Copies both lists. */
    public YamlStream {
        documents = List.copyOf(documents);
        comments = List.copyOf(comments);
    }
}
