package io.github.sops4j.format.ini;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.FlatValue;
import io.github.sops4j.metadata.FlatMetadata;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.FlatText;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Utf8;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prints sections as SOPS does (clauses F136 to F140). */
final class IniEmitter {
    private final boolean encrypted;
    private final StringBuilder out = new StringBuilder();

    /** For the sections of an encrypted or of a plain file. */
    IniEmitter(boolean encrypted) {
        this.encrypted = encrypted;
    }

    /** A key with its value and its comment; the last of each holds. */
    private static final class Row {
        private final String name;
        private String value = "";
        private String comment = "";

        Row(String name) {
            this.name = name;
        }
    }

    /** The metadata as a section (clauses F74, F76). */
    static String metadata(MapNode metadata) {
        List<MapItem> fields = new ArrayList<>();
        for (Entry field : FlatMetadata.flatten(metadata)) {
            String text = FlatText.of(((Scalar) field.value()).value());
            fields.add(new Entry(field.key(), new Scalar(text.replace("\n", "\\n"))));
        }
        IniEmitter emitter = new IniEmitter(true);
        emitter.section(IniDocument.RESERVED, new MapNode(fields));
        return emitter.text();
    }

    /** Adds the sections of a document. */
    void document(MapNode map) {
        boolean isFirst = true;
        for (MapItem item : map.items()) {
            if (!(item instanceof Entry entry)) {
                continue;
            }
            if (!(entry.value() instanceof MapNode section)) {
                throw failure(
                        "Error encoding section: Section values should always be TreeBranches");
            }
            if (isFirst && entry.key().equalsIgnoreCase(IniReader.FIRST)) {
                implied(section);
            } else {
                section(entry.key(), section);
            }
            isFirst = false;
        }
    }

    private static SopsException failure(String problem) {
        return new SopsException(Kind.NOT_EMITTED, "Error marshaling to INI: " + problem);
    }

    /** The keys that need no header. */
    private void implied(MapNode section) {
        List<Row> rows = rowsOf(section);
        if (!rows.isEmpty()) {
            sectionComment(section);
            append(rows);
        }
    }

    private void section(String name, MapNode section) {
        if (name.isEmpty()) {
            throw failure("Error encoding section : empty section name");
        }
        out.append(out.length() == 0 ? "" : "\n");
        sectionComment(section);
        out.append('[').append(name).append("]\n");
        append(rowsOf(section));
    }

    private void sectionComment(MapNode section) {
        if (!section.items().isEmpty() && section.items().get(0) instanceof Comment comment) {
            comment(comment.text(), true);
        }
    }

    private void comment(String text, boolean ofSection) {
        if (!text.isEmpty()) {
            out.append(IniText.comment(text, ofSection, "\n")).append('\n');
        }
    }

    private void append(List<Row> rows) {
        int longest = 0;
        for (Row row : rows) {
            longest = Math.max(longest, width(IniText.name(row.name)));
        }
        for (Row row : rows) {
            comment(row.comment, false);
            String name = IniText.name(row.name);
            out.append(name).append(" ".repeat(longest - width(name))).append(" = ");
            out.append(IniText.value(row.value)).append('\n');
        }
    }

    /** In bytes, as SOPS counts. */
    private static int width(String name) {
        return Utf8.encode(name).length;
    }

    private List<Row> rowsOf(MapNode section) {
        List<Row> rows = new ArrayList<>();
        Map<String, Row> byName = new HashMap<>();
        Row last = null;
        for (MapItem item : section.items()) {
            if (item instanceof Entry entry) {
                last = byName.computeIfAbsent(entry.key(), key -> added(key, rows));
                last.value = valueOf(entry);
            } else if (item instanceof Comment comment && last != null) {
                last.comment = comment.text();
            }
        }
        return rows;
    }

    private static Row added(String key, List<Row> rows) {
        if (key.isEmpty()) {
            throw failure("Error encoding key: error creating new key: empty key name");
        }
        Row row = new Row(key);
        rows.add(row);
        return row;
    }

    /** SOPS writes what it cannot read again for maps and lists (clause F139). */
    private String valueOf(Entry entry) {
        if (entry.value() instanceof Scalar scalar) {
            return FlatValue.of(scalar.value(), encrypted);
        }
        throw failure("the value of the key " + entry.key() + " is a map or a list");
    }

    /** All sections so far. */
    String text() {
        return out.toString();
    }
}
