/**
 * Trees to YAML text, byte for byte as SOPS prints them (clauses F90 to F104), for whatever has no
 * source to keep: {@link io.github.sops4j.format.yaml.emit.YamlEmitter}.
 */
@NullMarked
package io.github.sops4j.format.yaml.emit;

import org.jspecify.annotations.NullMarked;
