package io.github.sops4j.key.user;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A passphrase in UTF-8; closing wipes it. */
public final class Passphrase implements AutoCloseable {

    private final byte[] bytes;
    private char[] characters = {};

    private Passphrase(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes over what a person typed, and wipes it. */
    public static Passphrase of(char[] typed) {
        ByteBuffer encoded = ByteBuffer.allocate(3 * typed.length);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(typed), encoded, true);
        Arrays.fill(typed, '\0');
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
        Arrays.fill(encoded.array(), (byte) 0);
        return new Passphrase(bytes);
    }

    /** Takes over the first line of a file's bytes, and wipes these. */
    public static Passphrase ofFirstLine(byte[] content) {
        int end = 0;
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        if (end > 0 && end < content.length && content[end - 1] == '\r') {
            end--;
        }
        byte[] line = Arrays.copyOf(content, end);
        Arrays.fill(content, (byte) 0);
        return new Passphrase(line);
    }

    /** What a range of hexadecimal digits spells; the caller wipes the digits. */
    public static Passphrase ofHex(byte[] digits, int from, int to) throws IOException {
        byte[] bytes = new byte[Math.max(0, (to - from) / 2)];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(digits[from + 2 * i], 16);
            int low = Character.digit(digits[from + 2 * i + 1], 16);
            if (high < 0 || low < 0) {
                throw new IOException("gpg-agent sent no hexadecimal digits");
            }
            bytes[i] = (byte) (high * 16 + low);
        }
        return new Passphrase(bytes);
    }

    /**
     * What a person answers.
     *
     * @param question one line, ending in a colon
     * @throws IOException when there is nobody to ask
     */
    public static Passphrase ask(PassphrasePrompt prompt, String question) throws IOException {
        return of(prompt.ask(question));
    }

    /** The same as characters, wiped on close; what is no UTF-8 is replaced. */
    public char[] characters() {
        if (characters.length == 0 && bytes.length > 0) {
            CharBuffer decoded = CharBuffer.allocate(bytes.length);
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(bytes), decoded, true);
            characters = Arrays.copyOf(decoded.array(), decoded.position());
            Arrays.fill(decoded.array(), '\0');
        }
        return characters;
    }

    /** The bytes themselves, wiped on close. */
    public byte[] bytes() {
        return bytes;
    }

    /** Whether it has no bytes. */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
        Arrays.fill(characters, '\0');
    }
}
