package io.github.sops4j.smallrye;

import io.github.sops4j.smallrye.FileProperties.Property;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.ConfigValueConfigSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of an encrypted file, each with its line. */
final class SopsConfigSource implements ConfigValueConfigSource {
    private final String name;
    private final Map<String, Property> properties;
    private final int ordinal;
    private final boolean escaped;

    /**
     * Holds what was read.
     *
     * @param escaped whether values are written for an application that resolves expressions: a
     *     secret is none, and MicroProfile Config takes what stands behind a backslash as it is
     */
    SopsConfigSource(String name, Map<String, Property> properties, int ordinal, boolean escaped) {
        this.name = name;
        this.properties = properties;
        this.ordinal = ordinal;
        this.escaped = escaped;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public int getOrdinal() {
        return ordinal;
    }

    @Override
    public Set<String> getPropertyNames() {
        return properties.keySet();
    }

    @Override
    public @Nullable ConfigValue getConfigValue(String propertyName) {
        Property property = properties.get(propertyName);
        return property == null ? null : value(propertyName, property);
    }

    @Override
    public Map<String, ConfigValue> getConfigValueProperties() {
        Map<String, ConfigValue> values = new LinkedHashMap<>();
        properties.forEach((key, property) -> values.put(key, value(key, property)));
        return values;
    }

    private ConfigValue value(String key, Property property) {
        String text = escaped ? property.value().replace("$", "\\$") : property.value();
        return ConfigValue.builder()
                .withName(key)
                .withValue(text)
                .withRawValue(text)
                .withConfigSourceName(name)
                .withConfigSourceOrdinal(ordinal)
                .withLineNumber(property.line() == 0 ? -1 : property.line())
                .build();
    }

    /** The file, never a value. */
    @Override
    public String toString() {
        return name;
    }
}
