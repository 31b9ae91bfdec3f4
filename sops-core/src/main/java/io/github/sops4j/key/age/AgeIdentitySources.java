package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.Witness;
import io.github.sops4j.key.user.UserEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The identities of the user from every place SOPS looks at (clause K47).
 *
 * <p>A place is looked at when the identities before it in the trial order do not match, and once:
 * what it gave is kept, so that one that can be read only once serves every key of a file (clause
 * K48a). Places that are commands are run once per recipient, which they are told (clause K51).
 */
final class AgeIdentitySources implements Identities {

    /** Keys that cost least to find come first. */
    private static final Place[] NATIVE = {
        Place.KEY, Place.KEY_FILE, Place.KEYS_TXT, Place.KEY_COMMAND
    };

    private static final Place[] ALL = Place.values();

    private final PlaceReader reader;
    private final Map<Place, Loaded> fixed = new TreeMap<>();
    private final Map<String, Map<Place, Loaded>> byRecipient = new HashMap<>(2);

    AgeIdentitySources(UserEnvironment environment) {
        this.reader = new PlaceReader(environment);
    }

    @Override
    public byte[] unwrap(List<Stanza> stanzas, String recipient, @Nullable Witness witness)
            throws KeyException {
        byte[] fileKey = tried(NATIVE, Identity.Turn.NATIVE, stanzas, recipient, witness);
        if (fileKey == null) {
            fileKey = tried(ALL, Identity.Turn.OTHER, stanzas, recipient, witness);
        }
        if (fileKey == null) {
            fileKey = tried(ALL, Identity.Turn.PLUGIN, stanzas, recipient, witness);
        }
        if (fileKey == null) {
            throw report(recipient).noMatch();
        }
        return fileKey;
    }

    @Override
    public KeyException failure(String recipient, KeyException cause) {
        return report(recipient).failure(cause);
    }

    /** What all places gave. */
    private IdentityReport report(String recipient) {
        Map<Place, Loaded> places = new TreeMap<>();
        for (Place place : ALL) {
            places.put(place, load(place, recipient));
        }
        return new IdentityReport(places);
    }

    private byte @Nullable [] tried(
            Place[] places,
            Identity.Turn turn,
            List<Stanza> stanzas,
            String recipient,
            @Nullable Witness witness)
            throws KeyException {
        for (Place place : places) {
            Loaded loaded = load(place, recipient);
            byte[] fileKey = Identity.unwrapByFirst(loaded.identities(), turn, stanzas);
            if (fileKey != null) {
                if (witness != null) {
                    witness.openedBy(loaded.at(place));
                }
                return fileKey;
            }
        }
        return null;
    }

    private Loaded load(Place place, String recipient) {
        Map<Place, Loaded> known = fixed;
        if (place.dependsOnRecipient()) {
            known = byRecipient.get(recipient);
            if (known == null) {
                known = new TreeMap<>();
                byRecipient.put(recipient, known);
            }
        }
        Loaded loaded = known.get(place);
        if (loaded == null) {
            loaded = reader.read(place, recipient);
            known.put(place, loaded);
        }
        return loaded;
    }

    /** Wipes every identity. */
    @Override
    public void close() {
        close(fixed);
        for (Map<Place, Loaded> places : byRecipient.values()) {
            close(places);
        }
        byRecipient.clear();
    }

    private static void close(Map<Place, Loaded> places) {
        for (Loaded loaded : places.values()) {
            for (Identity identity : loaded.identities()) {
                identity.close();
            }
        }
        places.clear();
    }
}
