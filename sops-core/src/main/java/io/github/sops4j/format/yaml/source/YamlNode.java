package io.github.sops4j.format.yaml.source;

import io.github.sops4j.tree.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node with its place and style; compact, since a large file has a hundred thousand of them. */
public final class YamlNode implements Origin {

    /** What a node is. */
    public enum Kind {
        SCALAR,
        MAP,
        LIST,
        ALIAS
    }

    /** How a node is written; an empty node is {@code PLAIN}. */
    public enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        LITERAL,
        FOLDED,
        BLOCK,
        FLOW
    }

    private final Kind kind;
    private final Style style;
    private final int start;
    private int end;
    private final int propertiesStart;
    private final int contentStart;
    private final @Nullable String tag;
    private final @Nullable String anchor;
    private final @Nullable YamlNode target;
    private final String text;
    private boolean open;
    private List<YamlNode> children = List.of();
    private List<YamlComment> headComments = List.of();
    private List<YamlComment> lineComments = List.of();
    private List<YamlComment> footComments = List.of();

    YamlNode(Kind kind, Event event, @Nullable YamlNode target) {
        this.kind = kind;
        this.open = kind == Kind.MAP || kind == Kind.LIST;
        this.style = event.style;
        this.start = event.start;
        this.end = event.end;
        this.propertiesStart = event.propertiesStart;
        this.contentStart = event.contentStart;
        this.tag = event.tag;
        this.anchor = event.anchor;
        this.target = target;
        this.text = event.text;
        this.headComments = event.head;
        this.lineComments = event.line;
        this.footComments = event.foot;
    }

    /** Whether this is a collection whose end has not been read yet. */
    boolean isOpen() {
        return open;
    }

    /** Ends a collection, whose line and foot comments are known only then. */
    void close(List<YamlNode> newChildren, Event event) {
        open = false;
        children = newChildren;
        end = event.end;
        lineComments = event.line;
        footComments = event.foot;
    }

    void setFootComments(List<YamlComment> comments) {
        footComments = comments;
    }

    /** What this node is. */
    public Kind kind() {
        return kind;
    }

    /** How it is written. */
    public Style style() {
        return style;
    }

    /**
     * Offset of its first character, behind anchor and tag: the quote, the {@code |}, the bracket,
     * the first key of a block map, the first dash of a block list, the {@code *} of an alias. A
     * map of one pair in a flow list may lack its braces; it starts with its key or {@code ?}.
     */
    @Override
    public int start() {
        return start;
    }

    /**
     * Offset behind its last character. Of a block scalar: behind the line break of its last
     * content line (trailing blank lines left out); of a block map or list: the end of its last
     * child.
     */
    @Override
    public int end() {
        return end;
    }

    /** Offset of its anchor or tag, whichever comes first; {@link #start} when it has neither. */
    public int propertiesStart() {
        return propertiesStart;
    }

    /**
     * Of a literal or folded scalar: offset of the line behind its header, where the content
     * begins, blank lines at its top included.
     */
    public int contentStart() {
        return contentStart;
    }

    /** The tag in long form, {@code !} or {@code !name}; null when there is none. */
    public @Nullable String tag() {
        return tag;
    }

    /** The name of its anchor, or null. */
    public @Nullable String anchor() {
        return anchor;
    }

    /** What an alias stands for; null for other nodes. */
    public @Nullable YamlNode target() {
        return target;
    }

    /** The content of a scalar, folded and unescaped; the name of an alias; otherwise empty. */
    public String text() {
        return text;
    }

    /** The elements of a list; the keys and values of a map in turn. */
    public List<YamlNode> children() {
        return children;
    }

    /** Comment lines above, which belong to this node. */
    public List<YamlComment> headComments() {
        return headComments;
    }

    /** The comment on its line. */
    public List<YamlComment> lineComments() {
        return lineComments;
    }

    /** Comment lines below, which belong to this node. */
    public List<YamlComment> footComments() {
        return footComments;
    }
}
