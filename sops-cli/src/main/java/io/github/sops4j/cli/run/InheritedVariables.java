package io.github.sops4j.cli.run;

import java.util.Map;

/** The variables that a command inherits: those that the launcher was started with. */
final class InheritedVariables {
    private static final String LOCALE_BEFORE = "SOPS4J_LC_ALL";

    private InheritedVariables() {}

    /** Takes back what the launcher changed for Java alone. */
    static void restore(Map<String, String> environment) {
        String before = environment.remove(LOCALE_BEFORE);
        if (before == null) {
            return;
        }
        if (before.isEmpty()) {
            environment.remove("LC_ALL");
        } else {
            environment.put("LC_ALL", before);
        }
    }
}
