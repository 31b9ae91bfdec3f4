package io.github.sops4j.cli.options;

import org.jspecify.annotations.Nullable;

/** The environment variables of the process, or those of a test. */
@FunctionalInterface
public interface Environment {

    /** The value of a variable; null when it is not set. */
    @Nullable String get(String name);
}
