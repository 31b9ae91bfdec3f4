package io.github.sops4j.interop.documents;

/** What formats without nesting can express, so that a file can be converted to them. */
public enum Shape {
    /** Whatever the format allows. */
    ANY,
    /** Names and values. */
    FLAT,
    /** Named groups of names and values. */
    SECTIONS,
    /** A text under the name {@code data}, among others. */
    DATA
}
