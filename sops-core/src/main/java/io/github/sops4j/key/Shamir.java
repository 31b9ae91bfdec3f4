package io.github.sops4j.key;

import io.github.sops4j.cipher.SystemRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Secret sharing over GF(2⁸) with the polynomial x⁸+x⁴+x³+x+1 (clauses K7 to K10). A part has one
 * byte for each byte of the secret and ends with its x. Field products take the same time for all
 * operands.
 */
final class Shamir {
    private static final int MAX_PARTS = 255;

    private Shamir() {}

    /**
     * Splits a secret.
     *
     * @param secret not kept
     * @param parts how many parts to make
     * @param threshold how many of them give the secret back
     * @return the parts, whose x are 1, 2, 3…; the caller wipes them
     */
    static List<byte[]> split(byte[] secret, int parts, int threshold) throws KeyException {
        if (threshold < 2) {
            throw new KeyException("threshold must be at least 2");
        }
        if (parts < threshold) {
            throw new KeyException("parts cannot be less than threshold");
        }
        if (parts > MAX_PARTS) {
            throw new KeyException("parts cannot exceed 255");
        }
        List<byte[]> split = new ArrayList<>();
        for (int x = 1; x <= parts; x++) {
            byte[] part = new byte[secret.length + 1];
            part[secret.length] = (byte) x;
            split.add(part);
        }
        byte[] polynomial = new byte[threshold];
        for (int i = 0; i < secret.length; i++) {
            SystemRandom.fill(polynomial);
            polynomial[0] = secret[i];
            for (byte[] part : split) {
                part[i] = (byte) valueAt(polynomial, part[secret.length] & 0xff);
            }
        }
        Arrays.fill(polynomial, (byte) 0);
        return split;
    }

    private static int valueAt(byte[] polynomial, int x) {
        int value = 0;
        for (int i = polynomial.length - 1; i >= 0; i--) {
            value = multiply(value, x) ^ (polynomial[i] & 0xff);
        }
        return value;
    }

    /**
     * Combines parts by interpolation at zero; there may be more than needed.
     *
     * @return the secret, or garbage when there are too few parts; the caller wipes it
     */
    static byte[] combine(List<byte[]> parts) throws KeyException {
        if (parts.size() < 2) {
            throw new KeyException("less than two parts cannot be used to reconstruct the secret");
        }
        int length = parts.get(0).length - 1;
        int[] xs = new int[parts.size()];
        for (int i = 0; i < xs.length; i++) {
            byte[] part = parts.get(i);
            if (part.length != length + 1 || length < 1) {
                throw new KeyException("all parts must be the same length");
            }
            xs[i] = part[length] & 0xff;
            for (int j = 0; j < i; j++) {
                if (xs[j] == xs[i]) {
                    throw new KeyException("duplicate part detected");
                }
            }
        }
        byte[] secret = new byte[length];
        for (int i = 0; i < xs.length; i++) {
            int weight = weight(xs, i);
            for (int at = 0; at < length; at++) {
                secret[at] ^= (byte) multiply(weight, parts.get(i)[at] & 0xff);
            }
        }
        return secret;
    }

    /** The Lagrange weight of one part at zero. */
    private static int weight(int[] xs, int i) {
        int weight = 1;
        for (int j = 0; j < xs.length; j++) {
            if (j != i) {
                weight = multiply(weight, multiply(xs[j], inverse(xs[j] ^ xs[i])));
            }
        }
        return weight;
    }

    private static int multiply(int a, int b) {
        int product = 0;
        int shifted = a;
        for (int bit = 0; bit < 8; bit++) {
            product ^= -((b >> bit) & 1) & shifted;
            shifted = (shifted << 1) ^ (-((shifted >> 7) & 1) & 0x11b);
        }
        return product;
    }

    /** a to the power of 254. */
    private static int inverse(int a) {
        int power = a;
        int result = 1;
        for (int i = 0; i < 7; i++) {
            power = multiply(power, power);
            result = multiply(result, power);
        }
        return result;
    }
}
