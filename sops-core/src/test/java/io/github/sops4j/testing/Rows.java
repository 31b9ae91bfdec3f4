package io.github.sops4j.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Tables of cases: a case per line, TABs between cells, escapes for what a line cannot hold. */
public final class Rows {
    private Rows() {}

    /** The rows of a resource, its comment lines left out and its escapes resolved. */
    public static List<String[]> of(String resource) {
        List<String[]> rows = new ArrayList<>();
        for (String line : read(resource).split("\n", -1)) {
            if (!line.startsWith("# ") && !line.isEmpty()) {
                String[] cells = line.split("\t", -1);
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = unescaped(cells[i]);
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    private static String read(String resource) {
        try (InputStream in = Rows.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescaped(String cell) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char kind = cell.charAt(++i);
            if (kind == 'u') {
                text.append((char) Integer.parseInt(cell, i + 1, i + 5, 16));
                i += 4;
            } else {
                text.append(kind == 'n' ? '\n' : kind);
            }
        }
        return text.toString();
    }
}
