package io.github.sops4j.config;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.KeyProvider;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.MasterKey;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The keys that a creation rule names (clauses C112 to C114). */
final class RuleKeys {

    /**
     * How one key type is named in rules, in the order in which its keys are written (clause C114).
     *
     * @param inMap the names of its fields in a key group, where its keys are maps
     * @param fields what the same fields are called in metadata
     */
    private record KeyName(
            String type, String inRule, String inGroup, List<String> inMap, List<String> fields) {

        /** A type with one field, which has the same name in both places. */
        static KeyName of(String type, String inRule, String inGroup, String field) {
            return new KeyName(type, inRule, inGroup, List.of(field), List.of(field));
        }
    }

    private static final List<String> AWS = List.of("arn", "role", "aws_profile");
    private static final List<KeyName> KEY_NAMES =
            List.of(
                    KeyName.of("age", "age", "age", "recipient"),
                    KeyName.of("pgp", "pgp", "pgp", "fp"),
                    new KeyName("kms", "kms", "kms", AWS, AWS),
                    KeyName.of("gcp_kms", "gcp_kms", "gcp_kms", "resource_id"),
                    KeyName.of("hckms", "hckms", "hckms", "key_id"),
                    new KeyName(
                            "azure_kv",
                            "azure_keyvault",
                            "azure_keyvault",
                            List.of("vaultUrl", "key", "version"),
                            List.of("vault_url", "name", "version")),
                    KeyName.of("hc_vault", "hc_vault_transit_uri", "hc_vault", "key_name"));

    private final KeyRing keys;
    private final SortedMap<String, @Nullable String> context;

    /**
     * Keys for a ring.
     *
     * @param context of the keys in a plain list {@code kms}
     */
    RuleKeys(KeyRing keys, SortedMap<String, @Nullable String> context) {
        this.keys = keys;
        this.context = context;
    }

    /** The groups of a rule; one, which may be empty, when it names keys by type only. */
    List<KeyGroup> groups(ConfigMap rule) {
        List<MapNode> maps = rule.maps("key_groups");
        if (maps != null && !maps.isEmpty()) {
            List<KeyGroup> groups = new ArrayList<>();
            for (MapNode map : maps) {
                groups.add(new KeyGroup(distinct(groupKeys(ConfigMap.of(map)))));
            }
            return groups;
        }
        List<MasterKey> flat = new ArrayList<>();
        for (KeyName name : KEY_NAMES) {
            for (String text : flatTexts(rule, name.inRule())) {
                for (MasterKey key : parse(name, text)) {
                    flat.add(key.type().equals("kms") ? withRest(key, rule) : key);
                }
            }
        }
        return List.of(new KeyGroup(flat));
    }

    /** A comma list, or a list whose elements are joined by commas (clause C112). */
    private static List<String> flatTexts(ConfigMap rule, String key) {
        Node node = rule.get(key);
        if (node instanceof ListNode) {
            List<String> texts = rule.texts(key);
            return texts.isEmpty() ? texts : List.of(String.join(",", texts));
        }
        if (node == null) {
            return List.of();
        }
        if (node instanceof Scalar scalar && scalar.value() instanceof Value.Text text) {
            String items = withoutEmptyItems(text.text());
            return items.isEmpty() ? List.of() : List.of(items);
        }
        throw new SopsException(
                Kind.CONFIG,
                "invalid "
                        + key
                        + " key configuration: invalid "
                        + key
                        + " key configuration: expected string, []string, or nil");
    }

    private static String withoutEmptyItems(String list) {
        List<String> items = new ArrayList<>();
        for (String item : list.split(",", -1)) {
            if (!item.isBlank()) {
                items.add(item.strip());
            }
        }
        return String.join(",", items);
    }

    private List<MasterKey> groupKeys(ConfigMap group) {
        List<MasterKey> all = new ArrayList<>();
        List<MapNode> merged = group.maps("merge");
        for (MapNode each : merged == null ? List.<MapNode>of() : merged) {
            all.addAll(distinct(groupKeys(ConfigMap.of(each))));
        }
        for (KeyName name : KEY_NAMES) {
            Node node = group.get(name.inGroup());
            if (node instanceof ListNode list) {
                for (Node element : list.elements()) {
                    all.addAll(groupKey(name, element));
                }
            } else if (node != null) {
                throw new SopsException(
                        Kind.CONFIG,
                        "error loading config: Could not unmarshal config file: "
                                + name.inGroup()
                                + " of a key group must be a list");
            }
        }
        return all;
    }

    /** What a rule, or the command line, says about all keys of the list {@code kms}. */
    private MasterKey withRest(MasterKey key, ConfigMap rule) {
        return key.with("aws_profile", rule.text("aws_profile")).withContext(context);
    }

    private List<MasterKey> groupKey(KeyName name, Node element) {
        if (element instanceof Scalar scalar && scalar.value() instanceof Value.Text text) {
            return parse(name, text.text());
        }
        return element instanceof MapNode map ? List.of(fromMap(name, map)) : List.of();
    }

    private static MasterKey fromMap(KeyName name, MapNode map) {
        ConfigMap entry = ConfigMap.of(map);
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < name.fields().size(); i++) {
            fields.put(name.fields().get(i), entry.text(name.inMap().get(i)));
        }
        return MasterKey.madeNow(name.type(), fields).withContext(entry.textMap("context"));
    }

    /** Keys of a type that is not known here can be named; only wrapping for them fails. */
    private List<MasterKey> parse(KeyName name, String text) {
        KeyProvider provider = keys.provider(name.type());
        if (provider == null) {
            return ForeignKeys.parse(name.type(), name.fields().get(0), text);
        }
        try {
            return provider.parse(text);
        } catch (KeyException malformed) {
            throw new SopsException(Kind.KEYS, malformed.getMessage(), malformed);
        }
    }

    private static List<MasterKey> distinct(List<MasterKey> all) {
        Set<String> seen = new HashSet<>();
        List<MasterKey> distinct = new ArrayList<>();
        for (MasterKey key : all) {
            if (seen.add(key.typedIdentity())) {
                distinct.add(key);
            }
        }
        return distinct;
    }
}
