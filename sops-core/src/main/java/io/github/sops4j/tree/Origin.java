package io.github.sops4j.tree;

/** A span of the source text, in UTF-16 code units; each format adds what it knows of the style. */
public interface Origin {

    /** Offset of the first character. */
    int start();

    /** Offset behind the last character. */
    int end();
}
