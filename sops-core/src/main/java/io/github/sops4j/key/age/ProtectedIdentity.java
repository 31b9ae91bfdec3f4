package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Passphrase;
import io.github.sops4j.key.user.UserEnvironment;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of identities that a passphrase opens, asked for when first needed (clause K52). */
final class ProtectedIdentity implements Identity {

    private final String location;
    private final byte[] content;
    private final UserEnvironment environment;
    private final IdentityPassphrase source;
    private @Nullable List<Identity> identities;

    /** The binary age file found at a location. */
    ProtectedIdentity(String location, byte[] content, UserEnvironment environment) {
        this.location = location;
        this.content = content;
        this.environment = environment;
        this.source = new IdentityPassphrase(location, content, environment);
    }

    @Override
    public Turn turn() {
        return Turn.OTHER;
    }

    @Override
    public byte @Nullable [] unwrap(List<Stanza> stanzas) throws KeyException {
        if (identities == null) {
            identities = open();
        }
        for (Identity identity : identities) {
            byte[] fileKey = identity.unwrap(stanzas);
            if (fileKey != null) {
                return fileKey;
            }
        }
        environment
                .warnings()
                .accept("encrypted identity '" + location + "' didn't match file's recipients");
        return null;
    }

    private List<Identity> open() throws KeyException {
        byte[] plain;
        try {
            plain = decrypt(AgeFile.parse(content));
        } catch (KeyException e) {
            throw new KeyException("failed to decrypt identity file: " + e.getMessage(), e);
        }
        if (plain == null) {
            source.forget();
            throw new KeyException("incorrect passphrase");
        }
        try {
            List<Identity> found = IdentityText.parse(plain, false);
            if (found.isEmpty()) {
                throw new KeyException("no identities found in '" + location + "'");
            }
            return found;
        } finally {
            Primitives.wipe(plain);
        }
    }

    private byte @Nullable [] decrypt(AgeFile file) throws KeyException {
        ScryptStanza stanza = ScryptStanza.of(file.stanzas());
        if (stanza == null) {
            throw new KeyException("'" + location + "' is not protected by a passphrase");
        }
        try (Passphrase passphrase = ask()) {
            if (passphrase.isEmpty()) {
                source.forget();
                throw new KeyException("passphrase can't be empty");
            }
            byte[] fileKey = stanza.unwrap(passphrase);
            return fileKey == null ? null : file.open(fileKey);
        }
    }

    private Passphrase ask() throws KeyException {
        try {
            return source.ask();
        } catch (IOException e) {
            throw new KeyException("could not read passphrase: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (identities != null) {
            identities.forEach(Identity::close);
            identities = null;
        }
    }
}
