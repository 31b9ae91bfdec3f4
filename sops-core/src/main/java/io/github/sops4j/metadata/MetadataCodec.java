package io.github.sops4j.metadata;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Times;
import io.github.sops4j.tree.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Metadata as a tree, the same for all formats (clauses F61 to F71). */
public final class MetadataCodec {
    private static final String KEY_GROUPS = "key_groups";
    private static final String LAST_MODIFIED = "lastmodified";
    private static final String MAC = "mac";
    private static final String MAC_ONLY = "mac_only_encrypted";
    private static final String THRESHOLD = "shamir_threshold";
    private static final String VERSION = "version";

    private MetadataCodec() {}

    /**
     * Reads a metadata tree, lenient as SOPS is (clause F70).
     *
     * @throws SopsException of kind {@code METADATA}
     */
    public static Metadata read(MapNode map) {
        List<KeyGroup> groups = groups(map);
        List<Selector> selectors = selectors(map);
        return new Metadata(
                groups,
                WeakTyping.integer(map, THRESHOLD),
                WeakTyping.time(map, LAST_MODIFIED),
                WeakTyping.text(map, MAC),
                WeakTyping.truth(map, MAC_ONLY),
                selectors,
                WeakTyping.text(map, VERSION),
                unknown(map, topLevelNames()));
    }

    private static List<KeyGroup> groups(MapNode map) {
        List<MasterKey> flat = keys(map);
        if (!flat.isEmpty()) {
            return List.of(new KeyGroup(flat));
        }
        List<KeyGroup> groups = new ArrayList<>();
        for (MapNode group : WeakTyping.maps(map, KEY_GROUPS)) {
            groups.add(new KeyGroup(keys(group), unknown(group, keyListNames())));
        }
        if (groups.isEmpty()) {
            throw new SopsException(Kind.METADATA, "No keys found in file");
        }
        return groups;
    }

    private static List<MasterKey> keys(MapNode group) {
        List<MasterKey> keys = new ArrayList<>();
        for (KeyFields fields : KeyFields.ALL) {
            for (MapNode entry : WeakTyping.maps(group, fields.type())) {
                keys.add(key(fields, entry));
            }
        }
        return keys;
    }

    private static MasterKey key(KeyFields kind, MapNode entry) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (String name : kind.fields()) {
            texts.put(
                    name,
                    name.equals(KeyFields.CREATED_AT)
                            ? Times.text(WeakTyping.time(entry, name))
                            : WeakTyping.text(entry, name));
        }
        SortedMap<String, @Nullable String> context = new TreeMap<>();
        Node given = kind.hasContext() ? WeakTyping.field(entry, KeyFields.CONTEXT) : null;
        if (given instanceof MapNode pairs) {
            for (MapItem item : pairs.items()) {
                if (item instanceof Entry pair) {
                    context.put(pair.key(), contextText(pair));
                }
            }
        }
        return new MasterKey(kind.type(), texts, context);
    }

    private static @Nullable String contextText(Entry pair) {
        boolean isNull =
                pair.value() instanceof Scalar scalar && scalar.value() instanceof Value.Null;
        return isNull ? null : WeakTyping.text(pair.value(), KeyFields.CONTEXT);
    }

    private static List<Selector> selectors(MapNode map) {
        List<Selector> selectors = new ArrayList<>();
        for (SelectorKind kind : SelectorKind.values()) {
            String text = WeakTyping.text(map, kind.field());
            if (!text.isEmpty()) {
                selectors.add(Selector.fromFile(kind, text));
            }
        }
        if (selectors.size() > 1) {
            throw new SopsException(
                    Kind.METADATA,
                    "Cannot use more than one of encrypted_suffix, unencrypted_suffix,"
                            + " encrypted_regex, unencrypted_regex, encrypted_comment_regex, or"
                            + " unencrypted_comment_regex in the same file");
        }
        return selectors;
    }

    private static Set<String> keyListNames() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (KeyFields fields : KeyFields.ALL) {
            names.add(fields.type());
        }
        return names;
    }

    private static Set<String> topLevelNames() {
        Set<String> names = keyListNames();
        for (SelectorKind kind : SelectorKind.values()) {
            names.add(kind.field());
        }
        names.addAll(List.of(KEY_GROUPS, LAST_MODIFIED, MAC, MAC_ONLY, THRESHOLD, VERSION));
        return names;
    }

    private static List<Entry> unknown(MapNode map, Set<String> known) {
        List<Entry> unknown = new ArrayList<>();
        for (MapItem item : map.items()) {
            if (item instanceof Entry entry && !known.contains(entry.key())) {
                unknown.add(entry);
            }
        }
        return unknown;
    }

    /** The metadata as a tree, every map sorted by key (clauses F61 to F64). */
    public static MapNode write(Metadata metadata) {
        SortedMap<String, Node> fields = new TreeMap<>();
        for (Entry entry : metadata.unknown()) {
            fields.put(entry.key(), entry.value());
        }
        if (metadata.groups().size() == 1) {
            fields.putAll(keyLists(metadata.groups().get(0), false));
        } else {
            List<Node> groups = new ArrayList<>();
            for (KeyGroup group : metadata.groups()) {
                groups.add(map(keyLists(group, true)));
            }
            fields.put(KEY_GROUPS, new ListNode(groups));
        }
        for (Selector selector : metadata.selectors()) {
            fields.put(selector.kind().field(), new Scalar(selector.text()));
        }
        fields.put(LAST_MODIFIED, new Scalar(Times.text(metadata.lastModified())));
        fields.put(MAC, new Scalar(metadata.mac()));
        fields.put(VERSION, new Scalar(metadata.version()));
        if (metadata.macOnlyEncrypted()) {
            fields.put(MAC_ONLY, new Scalar(new Value.Bool(true)));
        }
        if (metadata.shamirThreshold() != 0) {
            fields.put(THRESHOLD, new Scalar(new Value.Int(metadata.shamirThreshold())));
        }
        return map(fields);
    }

    private static SortedMap<String, Node> keyLists(KeyGroup group, boolean withEmpty) {
        SortedMap<String, Node> lists = new TreeMap<>();
        for (Entry entry : group.unknown()) {
            lists.put(entry.key(), entry.value());
        }
        for (KeyFields kind : KeyFields.ALL) {
            List<Node> entries = new ArrayList<>();
            for (MasterKey key : group.keys()) {
                if (key.type().equals(kind.type())) {
                    entries.add(entry(kind, key));
                }
            }
            if (!entries.isEmpty() || (withEmpty && kind.alwaysInGroups())) {
                lists.put(kind.type(), new ListNode(entries));
            }
        }
        return lists;
    }

    private static MapNode entry(KeyFields kind, MasterKey key) {
        SortedMap<String, Node> fields = new TreeMap<>();
        for (String name : kind.fields()) {
            String text = key.field(name);
            if (!text.isEmpty() || !kind.optional().contains(name)) {
                fields.put(name, new Scalar(text));
            }
        }
        if (!key.context().isEmpty()) {
            SortedMap<String, Node> context = new TreeMap<>();
            for (Map.Entry<String, @Nullable String> pair : key.context().entrySet()) {
                String text = pair.getValue();
                context.put(
                        pair.getKey(),
                        text == null ? new Scalar(Value.Null.NULL) : new Scalar(text));
            }
            fields.put(KeyFields.CONTEXT, map(context));
        }
        return map(fields);
    }

    private static MapNode map(SortedMap<String, Node> fields) {
        List<MapItem> items = new ArrayList<>();
        for (Map.Entry<String, Node> field : fields.entrySet()) {
            items.add(new Entry(field.getKey(), field.getValue()));
        }
        return new MapNode(items);
    }
}
