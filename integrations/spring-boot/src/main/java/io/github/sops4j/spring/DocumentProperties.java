package io.github.sops4j.spring;

import io.github.sops4j.Secret;
import io.github.sops4j.Secrets;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.io.Resource;

/** The properties of a document, named as Spring names those of a YAML file. */
final class DocumentProperties {

    /** A value that no message shows. */
    record Property(Object value, Origin origin) {
        @Override
        public String toString() {
            return origin.toString();
        }
    }

    private final Map<String, Property> byName = new LinkedHashMap<>();

    private DocumentProperties() {}

    /**
     * The values of a document.
     *
     * @param file where the values come from
     * @throws SopsException of kind {@code ENCRYPTED_MALFORMED} when two become one property
     */
    static DocumentProperties of(Secrets document, Resource file) {
        DocumentProperties properties = new DocumentProperties();
        Map<String, Secret> secrets = new LinkedHashMap<>();
        for (Secret secret : document.all()) {
            String name = name(secret.path().steps());
            Secret before = secrets.put(name, secret);
            if (before != null) {
                throw twice(document.name(), name, before, secret);
            }
            properties.add(name, value(secret), origin(file, secret.line()));
        }
        return properties;
    }

    /** A line from 1 on, or 0 when nobody knows. */
    private static Origin origin(Resource file, int line) {
        return new TextResourceOrigin(
                file, line == 0 ? null : new TextResourceOrigin.Location(line - 1, 0));
    }

    /** One property of a whole file. */
    void add(String name, @Nullable Object value, Origin origin) {
        if (value != null) {
            byName.put(name, new Property(value, origin));
        }
    }

    static DocumentProperties none() {
        return new DocumentProperties();
    }

    @Nullable Property find(String name) {
        return byName.get(name);
    }

    String[] names() {
        return byName.keySet().toArray(new String[0]);
    }

    /** Not the values. */
    @Override
    public String toString() {
        return byName.size() + " properties";
    }

    private static String name(List<Object> steps) {
        StringBuilder name = new StringBuilder();
        for (Object step : steps) {
            if (step instanceof Integer position) {
                name.append('[').append(position).append(']');
            } else {
                boolean separate = !name.isEmpty() && !((String) step).startsWith("[");
                name.append(separate ? "." : "").append(step);
            }
        }
        return name.toString();
    }

    /** Null for an empty map, which is no property; text where Spring has no such type. */
    private static @Nullable Object value(Secret secret) {
        Object value = secret.value();
        if (value == null || value instanceof List) {
            return "";
        }
        if (value instanceof Map) {
            return null;
        }
        return value instanceof OffsetDateTime ? secret.text() : value;
    }

    private static SopsException twice(String file, String name, Secret first, Secret second) {
        return new SopsException(
                Kind.ENCRYPTED_MALFORMED,
                file
                        + ": lines "
                        + first.line()
                        + " and "
                        + second.line()
                        + " are both the property "
                        + name
                        + ", so that it is not certain which value holds");
    }
}
