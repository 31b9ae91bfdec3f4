package io.github.sops4j.cli.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What of the corpus is not run in process yet, or differs on purpose: {@code vectors-later.txt}.
 */
public final class Later {
    private static final String TABLE = "/vectors-later.txt";
    private static final List<Row> ROWS = rows();

    private record Row(String text, Pattern names) {}

    private Later() {}

    /** Whether a line of the table names this case, or this step ({@code case#number}). */
    public static boolean holds(String name) {
        return ROWS.stream().anyMatch(row -> row.names.matcher(name).matches());
    }

    /** The lines of the table that name none of these. */
    public static List<String> linesWithout(List<String> names) {
        List<String> stale = new ArrayList<>();
        for (Row row : ROWS) {
            if (names.stream().noneMatch(name -> row.names.matcher(name).matches())) {
                stale.add(row.text);
            }
        }
        return stale;
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String line : text().split("\n", -1)) {
            if (!line.isEmpty() && line.charAt(0) != '#') {
                String name = line.substring(0, line.indexOf(' '));
                String regex = Pattern.quote(name).replace("*", "\\E[^/]*\\Q");
                rows.add(new Row(line, Pattern.compile(regex)));
            }
        }
        return List.copyOf(rows);
    }

    private static String text() {
        try (InputStream in = Later.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + TABLE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
