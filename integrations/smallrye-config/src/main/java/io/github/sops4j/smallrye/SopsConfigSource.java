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

    SopsConfigSource(String name, Map<String, Property> properties, int ordinal) {
        this.name = name;
        this.properties = properties;
        this.ordinal = ordinal;
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
        return ConfigValue.builder()
                .withName(key)
                .withValue(property.value())
                .withRawValue(property.value())
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
