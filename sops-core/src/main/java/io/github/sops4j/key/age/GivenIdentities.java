package io.github.sops4j.key.age;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.Witness;
import io.github.sops4j.key.place.KeyFile;
import io.github.sops4j.key.user.UserEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Identities that an application hands over; it has no others. */
final class GivenIdentities implements Identities {
    private static final String TEXT = "text with identities";

    private final String location;
    private final List<Identity> identities;

    private GivenIdentities(String location, List<Identity> identities) {
        this.location = location;
        this.identities = new ArrayList<>(identities);
    }

    static GivenIdentities of(String text) {
        return parsed(TEXT, text.getBytes(UTF_8), true);
    }

    static GivenIdentities in(Path file) {
        byte[] content;
        try {
            content = KeyFile.read(file);
        } catch (KeyException e) {
            throw unusable("failed to open age identity file: " + e.getMessage(), e);
        }
        return parsed(file.toString(), content, false);
    }

    private static GivenIdentities parsed(String location, byte[] content, boolean words) {
        PlaceReader reader = new PlaceReader(UserEnvironment.of(Map.of()));
        List<Identity> found;
        try {
            found = reader.parse(location, content, words);
        } catch (KeyException e) {
            throw unusable(e.getMessage(), e);
        } finally {
            Primitives.wipe(content);
        }
        if (found.isEmpty()) {
            throw unusable(
                    "there is no age identity in '"
                            + location
                            + "'; one is a line that begins with AGE-SECRET-KEY-1",
                    null);
        }
        return new GivenIdentities(location, found);
    }

    private static SopsException unusable(String message, @Nullable KeyException cause) {
        return new SopsException(Kind.KEYS, message, cause);
    }

    @Override
    public byte[] unwrap(List<Stanza> stanzas, String recipient, @Nullable Witness witness)
            throws KeyException {
        if (identities.isEmpty()) {
            throw new KeyException("the identities were closed");
        }
        for (Identity.Turn turn : Identity.Turn.values()) {
            byte[] fileKey = Identity.unwrapByFirst(identities, turn, stanzas);
            if (fileKey != null) {
                if (witness != null) {
                    witness.openedBy(location);
                }
                return fileKey;
            }
        }
        throw IdentityReport.noMatch(identities.size());
    }

    @Override
    public KeyException failure(String recipient, KeyException cause) {
        return new KeyException(
                IdentityReport.NOT_OPENED + cause.getMessage() + " (" + location + ")", cause);
    }

    @Override
    public void close() {
        for (Identity identity : identities) {
            identity.close();
        }
        identities.clear();
    }
}
