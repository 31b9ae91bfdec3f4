package io.github.sops4j.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * The values of a document in an environment, written so that Spring takes no part of them for a
 * placeholder. What it says of itself is its name.
 */
final class SecretPropertySource extends EnumerablePropertySource<DocumentProperties>
        implements OriginLookup<String> {

    SecretPropertySource(String name, DocumentProperties properties) {
        super(name, properties);
    }

    @Override
    public String[] getPropertyNames() {
        return source.names();
    }

    @Override
    public @Nullable Object getProperty(String name) {
        DocumentProperties.Property property = source.find(name);
        if (property == null) {
            return null;
        }
        return property.value() instanceof String text ? Literal.of(text) : property.value();
    }

    @Override
    public @Nullable Origin getOrigin(String name) {
        DocumentProperties.Property property = source.find(name);
        return property == null ? null : property.origin();
    }

    @Override
    public boolean isImmutable() {
        return true;
    }

    /** The name. Spring would add all values when it logs for debugging. */
    @Override
    public String toString() {
        return getName();
    }
}
