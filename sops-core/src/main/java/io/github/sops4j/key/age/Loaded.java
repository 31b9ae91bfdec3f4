package io.github.sops4j.key.age;

import java.util.List;

/**
 * What looking at one place gave.
 *
 * @param outcome how it went
 * @param text the location when it was read or is absent, else an error
 * @param identities what was found there
 */
record Loaded(Outcome outcome, String text, List<Identity> identities) {

    enum Outcome {
        /** There is no such variable or file. */
        ABSENT,
        /** It exists and cannot be read. */
        UNREADABLE,
        /** It was read and is no list of identities. */
        MALFORMED,
        /** It was read; it may be empty. */
        READ,
        /** The directory it would be in is unknown; an error only if nothing else was found. */
        NO_DIRECTORY,
        /** Nothing to say about it. */
        PASSED_OVER
    }

    /** Copies the list. */
    Loaded {
        identities = List.copyOf(identities);
    }

    Loaded(Outcome outcome, String text) {
        this(outcome, text, List.of());
    }

    /** The place and, where it is another word, its location. */
    String at(Place place) {
        boolean plain = text.isEmpty() || text.equals(place.label());
        return plain ? place.label() : place.label() + " (" + text + ")";
    }
}
