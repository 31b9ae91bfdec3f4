package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import java.security.SecureRandom;

/** What wraps file keys: the public half of an identity. */
interface Recipient {

    /** Wraps a file key of 16 bytes. */
    Stanza wrap(byte[] fileKey, SecureRandom random) throws KeyException;
}
