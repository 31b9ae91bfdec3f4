package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the wire format of SSH (RFC 4251, section 5). */
final class SshReader {

    private final byte[] bytes;
    private int next;

    SshReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int uint32() throws KeyException {
        if (bytes.length - next < 4) {
            throw new KeyException("ssh: short read");
        }
        next += 4;
        return (bytes[next - 4] << 24)
                | ((bytes[next - 3] & 255) << 16)
                | ((bytes[next - 2] & 255) << 8)
                | (bytes[next - 1] & 255);
    }

    byte[] string() throws KeyException {
        int length = uint32();
        if (length < 0 || length > bytes.length - next) {
            throw new KeyException("ssh: short read");
        }
        next += length;
        return Arrays.copyOfRange(bytes, next - length, next);
    }

    String text() throws KeyException {
        return new String(string(), StandardCharsets.ISO_8859_1);
    }

    /** A number that is not negative. */
    BigInteger number() throws KeyException {
        byte[] magnitude = string();
        BigInteger number = magnitude.length == 0 ? BigInteger.ZERO : new BigInteger(magnitude);
        Primitives.wipe(magnitude);
        if (number.signum() < 0) {
            throw new KeyException("ssh: negative number");
        }
        return number;
    }

    boolean isAtEnd() {
        return next == bytes.length;
    }

    /** What has not been read yet. */
    byte[] rest() {
        return Arrays.copyOfRange(bytes, next, bytes.length);
    }
}
