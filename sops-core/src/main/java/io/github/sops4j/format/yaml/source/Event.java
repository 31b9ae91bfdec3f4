package io.github.sops4j.format.yaml.source;

import io.github.sops4j.format.yaml.source.YamlNode.Style;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the parser has found; one object, used again for each event. */
final class Event {

    enum Type {
        STREAM_END,
        DOCUMENT_START,
        DOCUMENT_END,
        SCALAR,
        ALIAS,
        MAP_START,
        MAP_END,
        LIST_START,
        LIST_END
    }

    Type type = Type.STREAM_END;
    int start;
    int end;
    int propertiesStart;
    int contentStart;
    Style style = Style.PLAIN;
    String text = "";
    @Nullable String tag;
    @Nullable String anchor;
    List<YamlComment> head = List.of();
    List<YamlComment> line = List.of();
    List<YamlComment> foot = List.of();

    void reset(Type newType, int newStart, int newEnd) {
        type = newType;
        start = newStart;
        end = newEnd;
        propertiesStart = newStart;
        contentStart = newStart;
        style = Style.PLAIN;
        text = "";
        tag = null;
        anchor = null;
        head = List.of();
        line = List.of();
        foot = List.of();
    }

    /** Whether nothing is written where this scalar stands. */
    boolean isAbsent() {
        return type == Type.SCALAR
                && start == end
                && style == Style.PLAIN
                && tag == null
                && anchor == null;
    }
}
