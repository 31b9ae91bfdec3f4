/**
 * YAML that keeps its source. {@link io.github.sops4j.format.yaml.YamlFormat} reads a {@link
 * io.github.sops4j.format.yaml.YamlDocument}: {@code source} gives nodes with places, {@code
 * YamlTree} makes the tree of them that SOPS would see, and {@code YamlWriter} turns edits of it
 * into splices of the source; {@code emit} prints what has no source.
 */
@NullMarked
package io.github.sops4j.format.yaml;

import org.jspecify.annotations.NullMarked;
