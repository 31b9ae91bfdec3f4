package io.github.sops4j.metadata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The comments that apply to what comes next in a container, and through its parents those of all
 * enclosing ones (clause F42). One per container, made as a walk enters it.
 */
public final class ActiveComments {
    private final @Nullable ActiveComments parent;
    private List<String> texts = List.of();

    private ActiveComments(@Nullable ActiveComments parent) {
        this.parent = parent;
    }

    /** Those of the root, none yet. */
    public static ActiveComments ofRoot() {
        return new ActiveComments(null);
    }

    /** Those of a container that stands here. */
    public ActiveComments enter() {
        return new ActiveComments(this);
    }

    /** Adds a comment of this container. */
    public void add(String text) {
        if (texts.isEmpty()) {
            texts = new ArrayList<>();
        }
        texts.add(text);
    }

    /** What follows an entry or element: its comments have had their effect. */
    public void clear() {
        if (!texts.isEmpty()) {
            texts.clear();
        }
    }

    /**
     * The same comments without the last one of this container: what a comment itself is tested
     * against under {@code encrypted_comment_regex} (clause F46).
     */
    public ActiveComments withoutLast() {
        ActiveComments rest = new ActiveComments(parent);
        if (texts.size() > 1) {
            rest.texts = texts.subList(0, texts.size() - 1);
        }
        return rest;
    }

    boolean anyMatches(Selector selector) {
        for (ActiveComments at = this; at != null; at = at.parent) {
            for (String text : at.texts) {
                if (selector.matches(text)) {
                    return true;
                }
            }
        }
        return false;
    }
}
