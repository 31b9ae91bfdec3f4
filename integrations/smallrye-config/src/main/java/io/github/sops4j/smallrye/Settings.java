package io.github.sops4j.smallrye;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigValue;
import java.util.NoSuchElementException;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** What the configuration says that is there before encrypted files are read. */
final class Settings {
    /** The setting that a thread resolves: no encrypted file is opened for it. */
    private static final ThreadLocal<@Nullable String> RESOLVING = new ThreadLocal<>();

    private final ConfigSourceContext context;

    Settings(ConfigSourceContext context) {
        this.context = context;
    }

    /**
     * The value of a property; null when it is not set.
     *
     * @throws SopsException of kind {@code CONFIG} when it refers to a property that is not set, to
     *     itself, or to a value of an encrypted file, which is not opened yet
     */
    @Nullable String find(String name) {
        ConfigValue value = value(name);
        if (value != null && value.hasProblems()) {
            throw new SopsException(
                    Kind.CONFIG,
                    name
                            + " in "
                            + value.getLocation()
                            + " refers to a property that is not set; set it, or correct ${…}");
        }
        return value == null ? null : value.getValue();
    }

    /**
     * Returns when no setting is resolved.
     *
     * @throws SopsException of kind {@code CONFIG} that names the setting
     */
    static void refuseSecret() {
        String name = RESOLVING.get();
        if (name != null) {
            throw new SopsException(
                    Kind.CONFIG,
                    name
                            + " refers to a value of an encrypted file, and says how such files are"
                            + " opened; write it in plain text, or set it as a variable");
        }
    }

    private @Nullable ConfigValue value(String name) {
        RESOLVING.set(name);
        try {
            return context.getValue(name);
        } catch (NoSuchElementException | IllegalArgumentException notResolved) {
            throw new SopsException(
                    Kind.CONFIG, name + ": " + notResolved.getMessage(), notResolved);
        } finally {
            RESOLVING.remove();
        }
    }

    /** Whether SmallRye takes {@code ${…}} in values for expressions. */
    boolean resolvesExpressions() {
        String enabled = find(Config.PROPERTY_EXPRESSIONS_ENABLED);
        return enabled == null || Boolean.parseBoolean(enabled);
    }

    /**
     * A number.
     *
     * @throws SopsException of kind {@code CONFIG} when it is none
     */
    int number(String name, int unset) {
        String text = find(name);
        try {
            return text == null || text.isBlank() ? unset : Integer.parseInt(text.strip());
        } catch (NumberFormatException noNumber) {
            throw new SopsException(Kind.CONFIG, name + ": not a whole number");
        }
    }
}
