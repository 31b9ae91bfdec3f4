package io.github.sops4j.cipher;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.Serial;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;

/**
 * Random bytes of the operating system, taken where Java's own generator takes them.
 *
 * <p>That one has to be found among all security providers first, which a short process waits for,
 * and then mixes what it reads with a stream of SHA-1 under one lock for all threads. It is used
 * where the system has no such file.
 */
public final class SystemRandom extends SecureRandom {
    @Serial private static final long serialVersionUID = 1;

    private static final String DEVICE = "/dev/urandom";

    /** In a root folder that somebody put together it may be a file with always the same bytes. */
    private static final boolean IS_DEVICE = isDevice(new File(DEVICE));

    /** The same for who asks for a generator; it has no state. */
    public SystemRandom() {
        super(new Spi(), null);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        fill(bytes);
    }

    /** Fills an array; safe for use by several threads. */
    public static void fill(byte[] bytes) {
        if (!read(bytes)) {
            Elsewhere.RANDOM.nextBytes(bytes);
        }
    }

    private static boolean isDevice(File file) {
        return file.exists() && !file.isFile();
    }

    private static boolean read(byte[] bytes) {
        if (!IS_DEVICE) {
            return false;
        }
        try (FileInputStream device = new FileInputStream(DEVICE)) {
            return device.readNBytes(bytes, 0, bytes.length) == bytes.length;
        } catch (IOException noDevice) {
            return false;
        }
    }

    /** As on Windows. */
    private static final class Elsewhere {
        static final SecureRandom RANDOM = new SecureRandom();
    }

    /** The other operations of a generator. */
    private static final class Spi extends SecureRandomSpi {
        @Serial private static final long serialVersionUID = 1;

        /** There is no state to seed. */
        @Override
        protected void engineSetSeed(byte[] seed) {}

        @Override
        protected void engineNextBytes(byte[] bytes) {
            fill(bytes);
        }

        @Override
        protected byte[] engineGenerateSeed(int length) {
            byte[] seed = new byte[length];
            fill(seed);
            return seed;
        }
    }
}
