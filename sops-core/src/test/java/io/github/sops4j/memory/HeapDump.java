package io.github.sops4j.memory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A file in which Java wrote down the heap of a process, arrays as they are, numbers big-endian.
 */
record HeapDump(byte[] content) {
    private static final int HALF = 16;

    static HeapDump read(Path file) throws IOException {
        return new HeapDump(Files.readAllBytes(file));
    }

    /** Whether a half of a key is in an array of bytes. */
    boolean hasBytesOf(byte[] key) {
        return hasHalfOf(key);
    }

    /**
     * Whether a half of a key is in an array of ints or longs, as AES expands it (little-endian).
     */
    boolean hasScheduleOf(byte[] key) {
        return hasHalfOf(turned(key, Integer.BYTES)) || hasHalfOf(turned(key, Long.BYTES));
    }

    /** Whether a text is in a string, or was in one. */
    boolean hasText(String text) {
        boolean latin = text.chars().allMatch(c -> c < 256);
        return (latin && has(text.getBytes(ISO_8859_1)))
                || has(text.getBytes(UTF_16LE))
                || has(text.getBytes(UTF_16BE));
    }

    private boolean hasHalfOf(byte[] key) {
        return has(Arrays.copyOf(key, HALF)) || has(Arrays.copyOfRange(key, HALF, 2 * HALF));
    }

    private static byte[] turned(byte[] key, int width) {
        byte[] turned = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            turned[i] = key[i / width * width + width - 1 - i % width];
        }
        return turned;
    }

    private boolean has(byte[] wanted) {
        for (int at = 0; at + wanted.length <= content.length; at++) {
            if (content[at] == wanted[0]
                    && Arrays.equals(content, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    /** Which of some texts it has. */
    List<String> textsAmong(List<String> texts) {
        return texts.stream().filter(this::hasText).toList();
    }
}
