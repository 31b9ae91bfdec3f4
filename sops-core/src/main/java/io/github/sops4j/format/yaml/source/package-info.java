/**
 * YAML text to nodes that know their place: {@link io.github.sops4j.format.yaml.source.YamlReader}
 * takes exactly the language that SOPS reads (clauses F79 to F89), characters to tokens to events
 * to {@link io.github.sops4j.format.yaml.source.YamlNode}s.
 */
@NullMarked
package io.github.sops4j.format.yaml.source;

import org.jspecify.annotations.NullMarked;
