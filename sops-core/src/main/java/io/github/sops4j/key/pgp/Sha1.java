package io.github.sops4j.key.pgp;

import org.bouncycastle.crypto.digests.SHA1Digest;

/** The hash that GnuPG names sockets by and seals older private keys with; 20 bytes. */
final class Sha1 {

    private Sha1() {}

    static byte[] of(byte[] bytes) {
        SHA1Digest digest = new SHA1Digest();
        digest.update(bytes, 0, bytes.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return hash;
    }
}
