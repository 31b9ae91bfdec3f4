package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Quoted;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A public SSH key of a type age knows (RFC 4253, section 6.6; RFC 8709).
 *
 * <p>Of an RSA key it has exponent and modulus, of an Ed25519 key the 32 bytes of its point.
 */
final class SshPublicKey {

    static final String RSA = "ssh-rsa";
    static final String ED25519 = "ssh-ed25519";

    private static final int MAX_MODULUS_BITS = 16384;

    private final String type;
    private final byte[] wire;
    private final byte[] point;
    private final BigInteger exponent;
    private final BigInteger modulus;

    private SshPublicKey(String type, byte[] point, BigInteger exponent, BigInteger modulus) {
        this.type = type;
        this.point = point;
        this.exponent = exponent;
        this.modulus = modulus;
        this.wire =
                type.equals(RSA)
                        ? wire(type, exponent.toByteArray(), modulus.toByteArray())
                        : wire(type, point);
    }

    static SshPublicKey rsa(BigInteger exponent, BigInteger modulus) throws KeyException {
        if (modulus.bitLength() > MAX_MODULUS_BITS || exponent.bitLength() > 31) {
            throw new KeyException("ssh: the RSA key is too large");
        }
        if (exponent.compareTo(BigInteger.valueOf(3)) < 0 || !exponent.testBit(0)) {
            throw new KeyException("ssh: incorrect exponent");
        }
        return new SshPublicKey(RSA, new byte[0], exponent, modulus);
    }

    static SshPublicKey ed25519(byte[] point) throws KeyException {
        if (point.length != X25519Key.BYTES) {
            throw new KeyException("ssh: wrong size of an Ed25519 public key");
        }
        return new SshPublicKey(ED25519, point.clone(), BigInteger.ZERO, BigInteger.ZERO);
    }

    /** The key in one line of an {@code authorized_keys} or {@code .pub} file, without options. */
    static SshPublicKey parseLine(String line) throws KeyException {
        String text = line.strip();
        int typeEnd = blank(text, 0);
        int start = typeEnd;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        byte @Nullable [] wire = base64(text.substring(start, blank(text, start)));
        if (wire == null || wire.length == 0) {
            throw new KeyException("ssh: no key found");
        }
        SshPublicKey key = parseWire(wire);
        if (!key.type.equals(text.substring(0, typeEnd))) {
            throw new KeyException("ssh: the key is of another type than its line says");
        }
        return key;
    }

    static SshPublicKey parseWire(byte[] wire) throws KeyException {
        SshReader reader = new SshReader(wire);
        String type = reader.text();
        SshPublicKey key;
        switch (type) {
            case RSA -> key = rsa(reader.number(), reader.number());
            case ED25519 -> key = ed25519(reader.string());
            default -> throw new KeyException("unknown SSH recipient type: " + Quoted.of(type));
        }
        if (!reader.isAtEnd()) {
            throw new KeyException("ssh: trailing junk in public key");
        }
        return key;
    }

    String type() {
        return type;
    }

    /** The key as SSH puts it on the wire; the array itself, not to be changed. */
    byte[] wire() {
        return wire;
    }

    /** The Ed25519 public key; the array itself, not to be changed. */
    byte[] point() {
        return point;
    }

    BigInteger exponent() {
        return exponent;
    }

    BigInteger modulus() {
        return modulus;
    }

    boolean isSameAs(SshPublicKey other) {
        return Arrays.equals(wire, other.wire);
    }

    /** The start of the hash by which a stanza names this key. */
    String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(wire);
            return StrictBase64.encode(Arrays.copyOf(hash, 4));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks SHA-256", e);
        }
    }

    private static int blank(String text, int from) {
        int end = from;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static byte @Nullable [] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static byte[] wire(String type, byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(600);
        append(out, type.getBytes(StandardCharsets.US_ASCII));
        for (byte[] part : parts) {
            append(out, part);
        }
        return out.toByteArray();
    }

    private static void append(ByteArrayOutputStream out, byte[] part) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(part.length >>> shift);
        }
        out.write(part, 0, part.length);
    }
}
