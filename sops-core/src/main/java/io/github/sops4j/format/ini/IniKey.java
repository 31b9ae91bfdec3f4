package io.github.sops4j.format.ini;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key of a section; where it is repeated, SOPS sees the last value alone (clause F131). */
final class IniKey {
    private final String name;
    private String value;
    private ValuePlace place;
    private @Nullable CommentGroup comment;
    private List<ValuePlace> earlier = List.of();

    IniKey(String name, String value, ValuePlace place, @Nullable CommentGroup comment) {
        this.name = name;
        this.value = value;
        this.place = place;
        this.comment = comment;
    }

    /** Gives it another value; the comment of the one before is no longer its own. */
    @Nullable CommentGroup repeat(
            String newValue, ValuePlace newPlace, @Nullable CommentGroup newComment) {
        if (earlier.isEmpty()) {
            earlier = new ArrayList<>();
        }
        earlier.add(place);
        value = newValue;
        place = newPlace;
        CommentGroup lost = comment;
        comment = newComment;
        return lost;
    }

    String name() {
        return name;
    }

    String value() {
        return value;
    }

    ValuePlace place() {
        return place;
    }

    @Nullable CommentGroup comment() {
        return comment;
    }

    /** Where the values stand that SOPS does not see. */
    List<ValuePlace> earlier() {
        return earlier;
    }
}
