package io.github.sops4j.format.yaml.source;

import io.github.sops4j.tree.Origin;

/**
 * One comment line.
 *
 * @param start offset of the {@code #}
 * @param end offset of the line break behind it, or of the end of the text
 */
public record YamlComment(int start, int end) implements Origin {}
