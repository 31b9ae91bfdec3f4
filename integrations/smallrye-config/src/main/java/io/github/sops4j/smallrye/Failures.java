package io.github.sops4j.smallrye;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;

/** Failures as SmallRye tells what is wrong with a configuration. */
final class Failures {
    private Failures() {}

    /**
     * One with the same text. It has no cause, since Quarkus shows the text alone of a
     * configuration that fails, but stack traces of what was caused by something else; what
     * happened is among the suppressed.
     */
    static ConfigValidationException of(RuntimeException failure) {
        Problem[] problems = {new Problem(failure.getMessage())};
        ConfigValidationException invalid = new ConfigValidationException(problems);
        invalid.addSuppressed(failure);
        return invalid;
    }
}
