package io.github.sops4j;

import io.github.sops4j.format.Document;
import io.github.sops4j.key.KeyRing;

/** Encrypts one file: read, wrap a new data key, seal what it holds. */
final class FileEncryption {
    private final KeyRing keys;
    private final EncryptOptions options;

    FileEncryption(KeyRing keys, EncryptOptions options) {
        this.keys = keys;
        this.options = options;
    }

    byte[] encrypt(byte[] source) {
        Document plain = PlainFile.read(options.input(), options.output(), source);
        try (NewFile file = new NewFile(Envelope.create(keys, options), options)) {
            return file.seal(plain);
        }
    }
}
