/**
 * The configuration file {@code .sops.yaml}: {@link io.github.sops4j.config.ConfigFile} finds and
 * reads it, a {@link io.github.sops4j.config.CreationRule} says how a file is to be encrypted
 * (clauses C105 to C120).
 */
@NullMarked
package io.github.sops4j.config;

import org.jspecify.annotations.NullMarked;
