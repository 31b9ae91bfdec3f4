package io.github.sops4j.format.yaml.emit;

/** How a scalar is written. */
enum ScalarStyle {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL
}
