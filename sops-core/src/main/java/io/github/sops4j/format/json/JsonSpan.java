package io.github.sops4j.format.json;

import io.github.sops4j.tree.Origin;

/**
 * A value in its text.
 *
 * @param start offset of its first character: a quote, a bracket, a digit
 * @param end offset behind its last character
 */
record JsonSpan(int start, int end) implements Origin {}
