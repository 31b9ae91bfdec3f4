package io.github.sops4j.format.yaml;

import io.github.sops4j.format.Splices;
import io.github.sops4j.format.yaml.emit.YamlEmitter;
import io.github.sops4j.format.yaml.source.ScalarResolver;
import io.github.sops4j.format.yaml.source.SourceText;
import io.github.sops4j.format.yaml.source.YamlNode;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.util.Set;

/**
 * Puts one scalar in the place of another, in the style that stands there. SOPS never writes a
 * quoted or block ciphertext, so that style means that the plain file had it; a lone {@code !}
 * means that it was plain where SOPS would have quoted it.
 */
final class ScalarWriter {
    private static final String PLAIN_MARK = "!";

    /** A string that is written with a tag (clause F99). */
    private static final String MERGE = "<<";

    private static final String YAML_TAG = "tag:yaml.org,2002:";

    /** Tags that would not let a ciphertext be the string it is (clause F80). */
    private static final Set<String> TYPED =
            Set.of("int", "float", "bool", "null", "timestamp", "binary", "merge");

    private final SourceText text;
    private final YamlEmitter emitter;
    private final Lines lines;
    private final Splices splices;
    private final BlockScalarWriter blocks;
    private boolean endsInBlock;

    ScalarWriter(SourceText text, YamlEmitter emitter, Splices splices, int metadataStart) {
        this.text = text;
        this.emitter = emitter;
        this.lines = new Lines(text);
        this.splices = splices;
        this.blocks = new BlockScalarWriter(text, splices, metadataStart);
    }

    /** Notes that a value stays as it is. */
    void leave(YamlNode node) {
        endsInBlock = isBlock(node);
    }

    /**
     * Whether the last value became, or is, a block scalar, which needs the line break behind it.
     */
    boolean endsInBlock() {
        return endsInBlock;
    }

    /** Whether a clear value would change if a line break came to stand behind it. */
    boolean needsFinalBreak(YamlNode node) {
        return isBlock(node) && node.end() == text.length() && !text.endsWithLineBreak();
    }

    private static boolean isBlock(YamlNode node) {
        return node.style() == YamlNode.Style.LITERAL || node.style() == YamlNode.Style.FOLDED;
    }

    /** Replaces a clear value by its ciphertext. */
    void seal(YamlNode node, Value clear, String ciphertext, Place place) {
        boolean string = clear instanceof Value.Text && !hasTypedTag(node);
        if (node.kind() == YamlNode.Kind.ALIAS || !string) {
            String bare = place.flow() ? "\"" + ciphertext + "\"" : ciphertext;
            replace(node, hasTypedTag(node), bare, place);
            return;
        }
        switch (node.style()) {
            case LITERAL, FOLDED -> blocks.seal(node, ciphertext, place);
            case SINGLE_QUOTED -> splices.replace(node.start(), node.end(), "'" + ciphertext + "'");
            case DOUBLE_QUOTED -> splices.replace(node.start(), node.end(), '"' + ciphertext + '"');
            default -> {
                boolean oneLine = node.end() - node.start() == node.text().length();
                boolean mark =
                        oneLine
                                && node.tag() == null
                                && (place.flow() || !isWrittenPlain(node.text()));
                String bare = place.flow() ? "\"" + ciphertext + "\"" : ciphertext;
                splices.replace(node.start(), node.end(), mark ? PLAIN_MARK + " " + bare : bare);
            }
        }
    }

    /** Whether SOPS writes a string plain and without a tag. */
    private static boolean isWrittenPlain(String text) {
        return !text.equals(MERGE) && YamlEmitter.isPlain(text);
    }

    private static boolean hasTypedTag(YamlNode node) {
        String tag = node.tag();
        return tag != null
                && tag.startsWith(YAML_TAG)
                && TYPED.contains(tag.substring(YAML_TAG.length()));
    }

    /** Replaces a ciphertext by its clear value. */
    void open(YamlNode node, Value value, Place place) {
        endsInBlock = false;
        if (value instanceof Value.Text clear && openInStyle(node, clear.text(), place)) {
            return;
        }
        rewrite(node, value, place);
    }

    private boolean openInStyle(YamlNode node, String clear, Place place) {
        boolean marked = PLAIN_MARK.equals(node.tag());
        if (marked || (node.tag() != null && node.style() == YamlNode.Style.PLAIN)) {
            return openPlain(node, clear, marked, place);
        }
        switch (node.style()) {
            case LITERAL -> {
                return blocks.open(node, clear);
            }
            case SINGLE_QUOTED -> {
                if (YamlEmitter.canBeSingleQuoted(clear)) {
                    splices.replace(node.start(), node.end(), YamlEmitter.singleQuoted(clear));
                    return true;
                }
                return false;
            }
            case DOUBLE_QUOTED -> {
                splices.replace(node.start(), node.end(), YamlEmitter.minimalDoubleQuoted(clear));
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    private boolean openPlain(YamlNode node, String clear, boolean marked, Place place) {
        boolean safe =
                place.flow()
                        ? YamlEmitter.isPlainSafeInFlow(clear)
                        : YamlEmitter.isPlainSafe(clear);
        if (!safe || (marked && !ScalarResolver.resolvesToString(clear))) {
            return false;
        }
        int from = marked ? node.propertiesStart() : node.start();
        splices.replace(from, node.end(), marked ? anchor(node) + clear : clear);
        return true;
    }

    private static String anchor(YamlNode node) {
        return node.anchor() == null ? "" : "&" + node.anchor() + " ";
    }

    /** Writes a value in canonical form, and only this value. */
    void rewrite(YamlNode node, Value value, Place place) {
        boolean dropTag =
                node.tag() != null
                        && (PLAIN_MARK.equals(node.tag()) || !(value instanceof Value.Text));
        Scalar scalar = new Scalar(value);
        replace(
                node,
                dropTag,
                place.flow() ? YamlEmitter.flow(scalar) : canonical(node, scalar, place),
                place);
    }

    private String canonical(YamlNode node, Scalar scalar, Place place) {
        Value value = scalar.value();
        if (value instanceof Value.Text text && isWrittenPlain(text.text())) {
            return text.text();
        }
        String behind = place.behind(scalar, emitter);
        if (behind.indexOf('\n') < 0 || !wouldTakeLinesBelow(node, value, place)) {
            return behind.substring(1);
        }
        return value instanceof Value.Text text
                ? YamlEmitter.minimalDoubleQuoted(text.text())
                : YamlEmitter.flow(scalar);
    }

    /** Whether a block scalar in this place would swallow blank lines or comments below it. */
    private boolean wouldTakeLinesBelow(YamlNode node, Value value, Place place) {
        boolean keepsBreaks = YamlEmitter.keepsBreaks(value);
        int at = lines.nextLine(lines.withoutBreak(node.end()));
        while (at < text.length()) {
            int first = lines.skipSpaces(at);
            boolean blank = first == text.length() || lines.isBreakAt(first);
            if (first - at > place.column() || (blank && keepsBreaks)) {
                return true;
            }
            if (!blank) {
                return false;
            }
            at = lines.nextLine(first);
        }
        return false;
    }

    /** A block scalar may begin in the column of its key, which nothing else may. */
    private void replace(YamlNode node, boolean dropTag, String replacement, Place place) {
        int from = dropTag ? node.propertiesStart() : node.start();
        String bare = dropTag && node.anchor() != null ? anchor(node) + replacement : replacement;
        if (isBlock(node)) {
            int missing = place.column() + 1 - (text.column(from) - 1);
            String margin = " ".repeat(Math.max(0, missing));
            endsInBlock = blocks.replace(node, from, margin + bare);
        } else {
            replaceBlock(from, node.end(), bare);
        }
    }

    /**
     * Replaces a span in a line by text whose first line goes there and whose others go below the
     * line, behind a comment that may stand at its end.
     */
    void replaceBlock(int from, int to, String replacement) {
        int firstBreak = replacement.indexOf('\n');
        if (firstBreak < 0) {
            splices.replace(from, to, replacement);
            return;
        }
        endsInBlock = true;
        splices.replace(from, to, replacement.substring(0, firstBreak));
        splices.insert(lines.lineEnd(to), lines.withOwnBreaks(replacement.substring(firstBreak)));
    }
}
