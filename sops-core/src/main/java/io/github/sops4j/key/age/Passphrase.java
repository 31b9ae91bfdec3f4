package io.github.sops4j.key.age;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A passphrase in UTF-8; closing wipes it. */
final class Passphrase implements AutoCloseable {

    private final byte[] bytes;

    private Passphrase(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes over what a person typed, and wipes it. */
    static Passphrase of(char[] typed) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(typed));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Primitives.wipe(encoded.array());
        Arrays.fill(typed, '\0');
        return new Passphrase(bytes);
    }

    static Passphrase ask(PassphrasePrompt prompt, String question) throws IOException {
        return of(prompt.ask(question));
    }

    /** The bytes themselves, wiped on close. */
    byte[] bytes() {
        return bytes;
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    @Override
    public void close() {
        Primitives.wipe(bytes);
    }
}
