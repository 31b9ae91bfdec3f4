package io.github.sops4j.format.yaml.source;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the reader finds in a text, a line per node; the notation of {@code reader-cases.txt}. */
final class NodeDump {

    private static final String STANDARD = "tag:yaml.org,2002:";

    private final StringBuilder out = new StringBuilder();
    private final SourceText text;

    private NodeDump(SourceText text) {
        this.text = text;
    }

    static String of(String input) {
        return of(input.getBytes(StandardCharsets.UTF_8));
    }

    static String of(byte[] input) {
        try {
            SourceText text = SourceText.decode(input);
            NodeDump dump = new NodeDump(text);
            YamlReader.read(text).documents().forEach(dump::document);
            return dump.out.toString();
        } catch (YamlSyntaxException e) {
            return "ERROR " + e.line() + ":" + e.column() + " " + e.problem() + "\n";
        }
    }

    private void document(YamlDocumentNode document) {
        out.append("DOC");
        comments("H", document.headComments());
        comments("F", document.footComments());
        out.append('\n');
        if (document.root() == null) {
            out.append(" EMPTY\n");
        } else {
            node(document.root(), 1);
        }
    }

    private void node(YamlNode node, int depth) {
        out.append(" ".repeat(depth)).append(node.kind()).append(' ').append(node.style());
        if (node.anchor() != null) {
            out.append(" &").append(node.anchor());
        }
        String tag = node.tag();
        if (tag != null && !tag.equals("!")) {
            boolean standard = tag.startsWith(STANDARD);
            out.append(" !");
            out.append(escaped(standard ? "!!" + tag.substring(STANDARD.length()) : tag));
        }
        if (node.kind() == YamlNode.Kind.SCALAR || node.kind() == YamlNode.Kind.ALIAS) {
            out.append(" |").append(escaped(node.text())).append('|');
        }
        comments("H", node.headComments());
        comments("L", node.lineComments());
        comments("F", node.footComments());
        out.append('\n');
        node.children().forEach(child -> node(child, depth + 1));
    }

    private void comments(String side, List<YamlComment> lines) {
        for (YamlComment line : lines) {
            String comment = escaped(text.substring(line.start(), line.end()));
            out.append(' ').append(side).append('=').append(comment).append('|');
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            if (c < ' ' || c >= 0x7F || c == '\\' || c == '|') {
                                escaped.append("\\x{").append(Integer.toHexString(c)).append('}');
                            } else {
                                escaped.appendCodePoint(c);
                            }
                        });
        return escaped.toString();
    }
}
