package io.github.sops4j.cli.run;

import java.util.Map;

/** Where variables come from that are many and named by their files. */
@FunctionalInterface
public interface VariableSource {

    /**
     * Decrypts them.
     *
     * @return values by the names of variables
     * @throws io.github.sops4j.error.SopsException when a file does not open, or a value cannot be
     *     a variable
     */
    Map<String, String> open();
}
