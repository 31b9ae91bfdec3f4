package io.github.sops4j.metadata;

import io.github.sops4j.tree.Times;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a key list: the data key, or a part of it, wrapped for one holder (clause F62).
 *
 * @param type the name of the list it stands in, {@code age} for example
 * @param fields its text fields by name, {@code enc} among them once it is wrapped
 * @param context the encryption context; empty where the type has none
 */
public record MasterKey(
        String type,
        SortedMap<String, String> fields,
        SortedMap<String, @Nullable String> context) {

    /** Copies both maps. */
    public MasterKey {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        context = Collections.unmodifiableSortedMap(new TreeMap<>(context));
    }

    /** A key without encryption context. */
    public MasterKey(String type, Map<String, String> fields) {
        this(type, new TreeMap<>(fields), new TreeMap<>());
    }

    /**
     * A key that is named now, with this moment in its metadata (clause K39).
     *
     * @param fields its other fields
     */
    public static MasterKey madeNow(String type, Map<String, String> fields) {
        return new MasterKey(type, fields).with(KeyFields.CREATED_AT, Times.text(Times.now()));
    }

    /** The same in everything; spelled out since the one of records costs a cold start 7 ms. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MasterKey key
                && type.equals(key.type)
                && fields.equals(key.fields)
                && context.equals(key.context);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** A field, or the empty string when it is absent. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** The text that names this key in messages, comparisons and removals (clause K4). */
    public String identity() {
        return switch (type) {
            case "age" -> field("recipient");
            case "pgp" -> field("fp");
            case "kms" -> kmsIdentity();
            case "gcp_kms" -> field("resource_id");
            case "hckms" -> field("key_id");
            case "azure_kv" ->
                    field("vault_url") + "/keys/" + field("name") + "/" + field("version");
            case "hc_vault" ->
                    field("vault_address")
                            + "/v1/"
                            + field("engine_path")
                            + "/keys/"
                            + field("key_name");
            default -> type;
        };
    }

    /** Type and identity: keys with the same are one key, whatever they hold. */
    public String typedIdentity() {
        return type + ' ' + identity();
    }

    private String kmsIdentity() {
        StringBuilder identity = new StringBuilder(field("arn"));
        if (!field("role").isEmpty()) {
            identity.append('+').append(field("role"));
        }
        boolean hasProfile = !field("aws_profile").isEmpty();
        if (hasProfile || !context.isEmpty()) {
            identity.append('|');
            String comma = "";
            for (Map.Entry<String, @Nullable String> pair : context.entrySet()) {
                identity.append(comma).append(pair.getKey()).append(':').append(pair.getValue());
                comma = ",";
            }
        }
        if (hasProfile) {
            identity.append('|').append(field("aws_profile"));
        }
        return identity.toString();
    }

    /** The wrapped data key as the file holds it; empty when it is not wrapped yet. */
    public String encrypted() {
        return field("enc");
    }

    /** The same key holding another wrapped data key. */
    public MasterKey withEncrypted(String enc) {
        return with("enc", enc);
    }

    /** The same key with one other field. */
    public MasterKey with(String field, String value) {
        TreeMap<String, String> changed = new TreeMap<>(fields);
        changed.put(field, value);
        return new MasterKey(type, changed, context);
    }

    /** The same key under another encryption context. */
    public MasterKey withContext(SortedMap<String, @Nullable String> other) {
        return new MasterKey(type, fields, other);
    }
}
