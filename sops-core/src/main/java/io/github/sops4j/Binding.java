package io.github.sops4j;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.tree.Times;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values as records and beans. The library that makes them shows values in its messages, so these
 * are not passed on, nor is their exception.
 */
final class Binding {
    private Binding() {}

    static <T> T bind(String file, String path, @Nullable Object values, Class<T> type) {
        try {
            return Mapper.bind(file, path, values, type);
        } catch (NoClassDefFoundError absent) {
            throw new SopsException(
                    Kind.UNSUPPORTED,
                    "binding secrets to "
                            + type.getName()
                            + " needs jackson-databind on the class path");
        }
    }

    /** All that needs Jackson. */
    private static final class Mapper {
        private static final ObjectMapper MAPPER =
                JsonMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .withCoercionConfig(
                                LogicalType.Boolean,
                                config ->
                                        config.setCoercion(
                                                CoercionInputShape.Integer, CoercionAction.Fail))
                        .build();

        static <T> T bind(String file, String path, @Nullable Object values, Class<T> type) {
            T bound;
            try {
                bound = MAPPER.convertValue(withTextTimes(values), type);
            } catch (IllegalArgumentException failed) {
                throw notBound(file, joined(path, where(failed)), type);
            }
            if (bound == null) {
                throw notBound(file, path, type);
            }
            return bound;
        }

        private static String where(IllegalArgumentException failed) {
            StringBuilder where = new StringBuilder();
            if (failed.getCause() instanceof JsonMappingException mapping) {
                for (JsonMappingException.Reference step : mapping.getPath()) {
                    String key = step.getFieldName();
                    where.append(key == null ? "[" + step.getIndex() + "]" : "." + key);
                }
            }
            return where.toString();
        }

        private static String joined(String path, String below) {
            String whole = path + below;
            return whole.startsWith(".") ? whole.substring(1) : whole;
        }

        private static SopsException notBound(String file, String path, Class<?> type) {
            return new SopsException(
                    Kind.NOT_BOUND,
                    file
                            + ": "
                            + (path.isEmpty() ? "the document" : path)
                            + " is missing or does not fit "
                            + type.getName());
        }

        /** Jackson reads times from text only with a module that need not be there. */
        private static @Nullable Object withTextTimes(@Nullable Object value) {
            if (value instanceof Map<?, ?> map) {
                Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, element) -> copy.put(key, withTextTimes(element)));
                return copy;
            }
            if (value instanceof List<?> list) {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(element -> copy.add(withTextTimes(element)));
                return copy;
            }
            return value instanceof OffsetDateTime time ? Times.text(time) : value;
        }
    }
}
