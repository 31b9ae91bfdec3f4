package io.github.sops4j.config;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.KeyProvider;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.MasterKey;
import io.github.sops4j.metadata.Selector;
import io.github.sops4j.metadata.SelectorKind;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a creation rule of its map (clauses C111 to C114). */
final class RuleReader {

    /**
     * How one key type is named in rules, in the order in which its keys are written (clause C114).
     */
    private record KeyName(String type, String inRule, String inGroup, String identity) {}

    private static final List<KeyName> KEY_NAMES =
            List.of(
                    new KeyName("age", "age", "age", "recipient"),
                    new KeyName("pgp", "pgp", "pgp", "fp"),
                    new KeyName("kms", "kms", "kms", "arn"),
                    new KeyName("gcp_kms", "gcp_kms", "gcp_kms", "resource_id"),
                    new KeyName("hckms", "hckms", "hckms", "key_id"),
                    new KeyName("azure_kv", "azure_keyvault", "azure_keyvault", "name"),
                    new KeyName("hc_vault", "hc_vault_transit_uri", "hc_vault", "key_name"));

    private final KeyRing keys;

    RuleReader(KeyRing keys) {
        this.keys = keys;
    }

    CreationRule read(ConfigMap rule) {
        return new CreationRule(
                groups(rule),
                rule.integer("shamir_threshold", 0),
                selector(rule),
                rule.truth("mac_only_encrypted"));
    }

    private static @Nullable Selector selector(ConfigMap rule) {
        Selector selector = null;
        for (SelectorKind kind : SelectorKind.values()) {
            String text = rule.text(kind.field());
            if (text.isEmpty()) {
                continue;
            }
            if (selector != null) {
                throw new SopsException(
                        Kind.CONFIG,
                        "error loading config: cannot use more than one of encrypted_suffix,"
                                + " unencrypted_suffix, encrypted_regex, unencrypted_regex,"
                                + " encrypted_comment_regex, or unencrypted_comment_regex for the"
                                + " same rule");
            }
            selector = Selector.forEncryption(kind, text);
        }
        return selector;
    }

    private List<KeyGroup> groups(ConfigMap rule) {
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
                flat.addAll(parse(name, text));
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

    private List<MasterKey> groupKey(KeyName name, Node element) {
        if (element instanceof Scalar scalar && scalar.value() instanceof Value.Text text) {
            return parse(name, text.text());
        }
        if (element instanceof MapNode) {
            throw new SopsException(
                    Kind.UNSUPPORTED,
                    "keys of type '" + name.type() + "' are not supported by this program");
        }
        return List.of();
    }

    /** Keys of a type that is not known here can be named; only wrapping for them fails. */
    private List<MasterKey> parse(KeyName name, String text) {
        KeyProvider provider = keys.provider(name.type());
        if (provider == null) {
            return List.of(new MasterKey(name.type(), Map.of(name.identity(), text)));
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
            if (seen.add(key.type() + ' ' + key.identity())) {
                distinct.add(key);
            }
        }
        return distinct;
    }
}
