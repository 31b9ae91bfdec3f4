package io.github.sops4j.interop;

import io.github.sops4j.OpenedFile;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.TreeChange;
import io.github.sops4j.format.TreeIndex;
import io.github.sops4j.interop.documents.Syntax;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Utf8;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What becomes of an encrypted file that is changed. */
final class ChangedFile {
    private static final Pattern MAC_AND_TIME =
            Pattern.compile("(?m)^.*\\b(?:sops_|sops\\.)?(mac|lastmodified)\\b.*$");
    private static final int MOST_PLACES = 12;
    private static final String NEW = "a new value";

    private final RoundTrip way;
    private final byte[] encrypted;
    private final boolean lastHolds;

    private ChangedFile(RoundTrip way, byte[] encrypted) {
        this.way = way;
        this.encrypted = encrypted;
        this.lastHolds = way.plain().syntax().format().lastEntryHolds();
    }

    /** Decrypted and encrypted again, a file is the same but for MAC and time. */
    static @Nullable String sameWhenRevised(RoundTrip way) {
        byte[] encrypted = way.encrypted();
        if (encrypted == null) {
            return null;
        }
        try (OpenedFile file = way.library().open(encrypted)) {
            byte[] plain = file.plain();
            byte[] again = way.encrypted(plain);
            byte[] revised = file.revise(plain);
            boolean isKept = layout(again).equals(layout(encrypted));
            String changed = PlainFile.difference(lines(encrypted), lines(revised));
            return changed.isEmpty() || !isKept ? null : "more than MAC and time: " + changed;
        }
    }

    private static String layout(byte[] encrypted) {
        return Ciphertexts.masked(Utf8.decode(encrypted));
    }

    private static List<String> lines(byte[] encrypted) {
        String text = MAC_AND_TIME.matcher(Utf8.decode(encrypted)).replaceAll("$1");
        return List.of(text.split("(?<=\\n)", -1));
    }

    /** Sets some values, each in the file as it was. */
    static @Nullable String onlyWhatIsSet(RoundTrip way) {
        byte[] encrypted = way.encrypted();
        return encrypted == null ? null : new ChangedFile(way, encrypted).problem(true);
    }

    /** Unsets some values, each in the file as it was. */
    static @Nullable String onlyWhatIsUnset(RoundTrip way) {
        byte[] encrypted = way.encrypted();
        return encrypted == null ? null : new ChangedFile(way, encrypted).problem(false);
    }

    private @Nullable String problem(boolean sets) {
        try (OpenedFile file = way.library().open(encrypted)) {
            List<MapNode> before = branches(file.plain());
            if (!hasCanonicalForm(before)) {
                return null;
            }
            boolean isBinary = way.plain().syntax() == Syntax.BINARY;
            for (TreeIndex index : places(before.get(0), sets && !isBinary)) {
                String problem = problem(file, index, before, sets);
                if (problem != null) {
                    return (sets ? "set " : "unset ") + index + ": " + problem;
                }
            }
            return null;
        } catch (MalformedException malformed) {
            return "it does not read back: " + malformed.getMessage();
        }
    }

    /** Some INI files have values that SOPS cannot print so that they read back (F138). */
    private boolean hasCanonicalForm(List<MapNode> branches) {
        try {
            byte[] printed = way.plain().syntax().format().emit(branches, null);
            return outline(branches(printed)).size() == outline(branches).size();
        } catch (MalformedException | SopsException unprintable) {
            return false;
        }
    }

    private @Nullable String problem(
            OpenedFile file, TreeIndex index, List<MapNode> before, boolean sets)
            throws MalformedException {
        Node value = new Scalar(NEW);
        byte[] changed;
        try {
            changed = sets ? file.set(index, value) : file.unset(index);
        } catch (SopsException refused) {
            return refused.kind() == Kind.NOT_EMITTED ? null : refused.getMessage();
        }
        Edits none = new Edits();
        TreeChange change =
                sets
                        ? index.set(before.get(0), value, none, lastHolds)
                        : index.unset(before.get(0), none, lastHolds);
        if (changed == null || change == null) {
            return "nothing is there";
        }
        List<MapNode> expected = new ArrayList<>(before);
        expected.set(0, change.applyTo(before.get(0)));
        byte[] plain = way.library().decrypt(changed);
        List<MapNode> found;
        try {
            found = branches(plain);
        } catch (MalformedException malformed) {
            return malformed.getMessage() + " in\n" + Utf8.decode(plain);
        }
        String difference = PlainFile.difference(outline(expected), outline(found));
        return difference.isEmpty() ? null : difference;
    }

    private List<MapNode> branches(byte[] plain) throws MalformedException {
        return way.plain().syntax().format().readPlain(plain).branches();
    }

    private static List<TreeIndex> places(MapNode root, boolean withNew) {
        List<TreeIndex> places = new ArrayList<>();
        collect(root, List.of(), places, withNew);
        int step = Math.max(1, places.size() / MOST_PLACES);
        List<TreeIndex> some = new ArrayList<>();
        for (int i = 0; i < places.size(); i += step) {
            some.add(places.get(i));
        }
        return some;
    }

    private static void collect(
            Node node, List<Object> path, List<TreeIndex> places, boolean withNew) {
        if (!path.isEmpty()) {
            places.add(new TreeIndex(path));
        }
        if (node instanceof MapNode map) {
            Set<String> keys = new HashSet<>();
            for (MapItem item : map.items()) {
                if (item instanceof Entry entry
                        && !entry.key().startsWith("sops")
                        && keys.add(entry.key())) {
                    collect(entry.value(), with(path, entry.key()), places, withNew);
                }
            }
            if (withNew) {
                places.add(new TreeIndex(with(path, "a new key")));
            }
        } else if (node instanceof ListNode list) {
            int position = 0;
            for (Node element : list.elements()) {
                if (!(element instanceof Comment)) {
                    collect(element, with(path, position++), places, withNew);
                }
            }
            if (withNew) {
                places.add(new TreeIndex(with(path, position)));
            }
        }
    }

    private static List<Object> with(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private static List<String> outline(List<MapNode> branches) {
        List<String> lines = new ArrayList<>();
        for (MapNode branch : branches) {
            outline(branch, "", lines);
        }
        return lines;
    }

    private static void outline(Node node, String path, List<String> lines) {
        if (node instanceof MapNode map) {
            for (MapItem item : map.items()) {
                if (item instanceof Entry entry) {
                    outline(entry.value(), path + "/" + entry.key(), lines);
                }
            }
        } else if (node instanceof ListNode list) {
            for (Node element : list.elements()) {
                outline(element, path + "/-", lines);
            }
        } else if (node instanceof Scalar scalar) {
            lines.add(path + "=" + scalar.value());
        }
    }
}
