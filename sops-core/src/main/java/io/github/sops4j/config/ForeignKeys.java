package io.github.sops4j.config;

import io.github.sops4j.metadata.MasterKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keys of types that this program cannot use. Rules may name them; their fields are those of a file
 * that was encrypted for them, so that the two can be compared (clause K4).
 */
final class ForeignKeys {
    private ForeignKeys() {}

    /**
     * The keys of a comma list; never fails, since only using one has to.
     *
     * @param field the name of the field in metadata, where the type has one alone
     */
    static List<MasterKey> parse(String type, String field, String list) {
        List<MasterKey> keys = new ArrayList<>();
        for (String item : list.split(",", -1)) {
            String text = item.strip();
            Map<String, String> fields =
                    switch (type) {
                        case "azure_kv" -> azure(text);
                        case "hc_vault" -> vault(text);
                        default -> Map.of(field, text);
                    };
            keys.add(MasterKey.madeNow(type, fields));
        }
        return keys;
    }

    /** {@code https://<host>/keys/<name>[/[<version>]]} (clause K67). */
    private static Map<String, String> azure(String url) {
        int keys = url.indexOf("/keys/");
        if (keys < 0) {
            return Map.of("name", url);
        }
        String[] rest = url.substring(keys + "/keys/".length()).split("/", 2);
        return Map.of(
                "vault_url",
                url.substring(0, keys),
                "name",
                rest[0],
                "version",
                rest.length < 2 ? "" : rest[1]);
    }

    /** {@code <scheme>://<host>/v<digits>/<engine path>/<any>/<key>} (clause K59). */
    private static Map<String, String> vault(String uri) {
        String text = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        int host = text.indexOf("://") + "://".length();
        int version = text.indexOf('/', host);
        int engine = text.indexOf('/', version + 1);
        int key = text.lastIndexOf('/');
        int any = text.lastIndexOf('/', key - 1);
        Map<String, String> fields = new HashMap<>();
        fields.put("key_name", text.substring(key + 1));
        if (version > 0 && engine > version && any > engine) {
            fields.put("vault_address", text.substring(0, version));
            fields.put("engine_path", text.substring(engine + 1, any));
        }
        return fields;
    }
}
