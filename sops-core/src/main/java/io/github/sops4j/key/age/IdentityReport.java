package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Why no identity opens a file, in the words of SOPS (clause K57). */
final class IdentityReport {
    static final String NOT_OPENED =
            "failed to create reader for decrypting sops data key with age: ";

    private final Map<Place, Loaded> places;

    /** A report on every place. */
    IdentityReport(Map<Place, Loaded> places) {
        this.places = places;
    }

    /** The failure of a file: its cause, then what went wrong or lacked when looking for keys. */
    KeyException failure(KeyException cause) {
        StringBuilder text = new StringBuilder(256);
        if (count() == 0) {
            text.append("failed to load age identities");
        } else {
            text.append(NOT_OPENED).append(cause.getMessage());
        }
        List<String> errors = errors();
        if (!errors.isEmpty()) {
            text.append(". Errors while loading age identities: ")
                    .append(String.join("; ", errors));
        }
        List<String> locations = locations();
        if (!locations.isEmpty()) {
            text.append(". Did not find keys in location");
            appendLocations(text, locations);
        }
        return new KeyException(text.toString(), cause);
    }

    /** When all have been tried in vain. */
    KeyException noMatch() {
        return noMatch(count());
    }

    /** When this many have been tried in vain. */
    static KeyException noMatch(int count) {
        return new KeyException(
                count == 1
                        ? "identity did not match any of the recipients: incorrect identity for"
                                + " recipient block"
                        : "no identity matched any of the recipients");
    }

    private int count() {
        int count = 0;
        for (Loaded loaded : places.values()) {
            count += loaded.identities().size();
        }
        return count;
    }

    private List<String> errors() {
        List<String> errors = new ArrayList<>();
        for (Loaded loaded : places.values()) {
            boolean only =
                    loaded.outcome() == Loaded.Outcome.NO_DIRECTORY && !somethingElseWasRead();
            if (loaded.outcome() == Loaded.Outcome.UNREADABLE || only) {
                errors.add(loaded.text());
            }
        }
        for (Loaded loaded : places.values()) {
            if (loaded.outcome() == Loaded.Outcome.MALFORMED) {
                errors.add(loaded.text());
            }
        }
        return errors;
    }

    private List<String> locations() {
        List<String> locations = new ArrayList<>();
        for (Map.Entry<Place, Loaded> place : places.entrySet()) {
            boolean hidden = place.getKey() == Place.KEYS_TXT && somethingElseWasRead();
            if (place.getValue().outcome() == Loaded.Outcome.ABSENT && !hidden) {
                locations.add(place.getValue().text());
            }
        }
        for (Loaded loaded : places.values()) {
            if (loaded.outcome() == Loaded.Outcome.READ && loaded.identities().isEmpty()) {
                locations.add(loaded.text());
            }
        }
        return locations;
    }

    /** An SSH key, or a readable list of identities, well-formed or not, before keys.txt. */
    private boolean somethingElseWasRead() {
        for (Map.Entry<Place, Loaded> place : places.entrySet()) {
            Loaded loaded = place.getValue();
            boolean read =
                    loaded.outcome() == Loaded.Outcome.READ
                            || (loaded.outcome() == Loaded.Outcome.MALFORMED
                                    && !place.getKey().isSsh());
            if (read && place.getKey() != Place.KEYS_TXT) {
                return true;
            }
        }
        return false;
    }

    private static void appendLocations(StringBuilder text, List<String> locations) {
        int last = locations.size() - 1;
        text.append(last == 0 ? " '" : "s '");
        for (int i = 0; i < last; i++) {
            text.append(locations.get(i)).append(i < last - 1 ? "', '" : "'");
        }
        if (last > 0) {
            text.append(last > 1 ? ", and '" : " and '");
        }
        text.append(locations.get(last)).append("'.");
    }
}
