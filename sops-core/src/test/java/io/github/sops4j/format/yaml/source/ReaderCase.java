package io.github.sops4j.format.yaml.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A case of {@code reader-cases.txt}.
 *
 * @param name what it is about
 * @param input the text to read
 * @param expected the nodes in it, as {@link NodeDump} writes them
 */
record ReaderCase(String name, String input, String expected) {

    static List<ReaderCase> all() {
        List<ReaderCase> cases = new ArrayList<>();
        for (String block : resource().split("\n= ", -1)) {
            if (!block.startsWith("#")) {
                cases.add(parse(block));
            }
        }
        return cases;
    }

    private static ReaderCase parse(String block) {
        String[] lines = block.split("\n", -1);
        StringBuilder input = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i];
            if (line.startsWith(">")) {
                input.append(unescaped(line.substring(1))).append('\n');
            } else if (line.startsWith("+")) {
                input.append(unescaped(line.substring(1)));
            } else if (!line.isEmpty()) {
                expected.append(line).append('\n');
            }
        }
        return new ReaderCase(lines[0], input.toString(), expected.toString());
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        int escape = text.indexOf("\\x{");
        while (escape >= 0) {
            int end = text.indexOf('}', escape);
            plain.append(text, at, escape);
            plain.appendCodePoint(Integer.parseInt(text.substring(escape + 3, end), 16));
            at = end + 1;
            escape = text.indexOf("\\x{", at);
        }
        return plain.append(text, at, text.length()).toString();
    }

    private static String resource() {
        String path = "/io/github/sops4j/format/yaml/reader-cases.txt";
        try (InputStream in = ReaderCase.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
