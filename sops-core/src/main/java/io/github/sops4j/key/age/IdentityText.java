package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Identities as text: one per line, with comments (clause K50). */
final class IdentityText {

    private IdentityText() {}

    /**
     * The identities of a text.
     *
     * @param text UTF-8, not kept
     * @param words whether a line may hold several, between white space
     * @throws KeyException for the first one that is malformed; no part of it is in the message
     */
    static List<Identity> parse(byte[] text, boolean words) throws KeyException {
        List<Identity> identities = new ArrayList<>(1);
        int start = 0;
        while (start < text.length) {
            int end = start;
            while (end < text.length && text[end] != '\n') {
                end++;
            }
            int stop = end > start && text[end - 1] == '\r' ? end - 1 : end;
            if (stop > start && text[start] != '#') {
                parseLine(
                        new String(text, start, stop - start, StandardCharsets.UTF_8),
                        words,
                        identities);
            }
            start = end + 1;
        }
        return identities;
    }

    private static void parseLine(String line, boolean words, List<Identity> identities)
            throws KeyException {
        if (!words) {
            identities.add(parseOne(line));
            return;
        }
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || Character.isWhitespace(line.charAt(i))) {
                if (i > start) {
                    identities.add(parseOne(line.substring(start, i)));
                }
                start = i + 1;
            }
        }
    }

    private static Identity parseOne(String text) throws KeyException {
        if (text.startsWith("AGE-SECRET-KEY-1")) {
            return X25519Identity.parse(text);
        }
        if (text.startsWith("AGE-SECRET-KEY-PQ-1")) {
            return HybridIdentity.parse(text);
        }
        if (text.startsWith("AGE-PLUGIN-")) {
            return PluginIdentity.parse(text);
        }
        throw new KeyException("unknown identity type");
    }
}
