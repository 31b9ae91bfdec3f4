package io.github.sops4j.smallrye;

import io.smallrye.config.ConfigSourceContext;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Properties that name a value of an encrypted file. */
final class Expressions {
    private static final String START = "${" + SopsSecretKeysHandlerFactory.NAME + "::";

    private Expressions() {}

    /** Opens what they name, so that no application starts that would fail when it asks for one. */
    static void resolve(ConfigSourceContext context) {
        for (ConfigSource source : context.getConfigSources()) {
            for (Map.Entry<String, String> property : source.getProperties().entrySet()) {
                if (property.getValue() != null && property.getValue().contains(START)) {
                    context.getValue(withoutProfile(property.getKey()));
                }
            }
        }
    }

    /** The property that counts when the profile is active; else what counts instead. */
    private static String withoutProfile(String name) {
        return name.startsWith("%") ? name.substring(name.indexOf('.') + 1) : name;
    }
}
