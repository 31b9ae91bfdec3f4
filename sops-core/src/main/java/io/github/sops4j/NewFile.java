package io.github.sops4j;

import io.github.sops4j.crypt.KeptCiphertexts;
import io.github.sops4j.format.Document;

/**
 * A file that does not exist yet, whose data key is wrapped already: that the keys work is known
 * before somebody writes the content. Closing wipes the data key.
 */
public final class NewFile implements AutoCloseable {
    private final Envelope envelope;
    private final EncryptOptions options;

    NewFile(Envelope envelope, EncryptOptions options) {
        this.envelope = envelope;
        this.options = options;
    }

    /**
     * The encrypted file.
     *
     * @param source a plain file
     * @throws io.github.sops4j.error.SopsException of the kinds of {@link Sops#encrypt}
     */
    public byte[] seal(byte[] source) {
        return DeepStack.call(
                () -> seal(PlainFile.read(options.input(), options.output(), source)));
    }

    byte[] seal(Document plain) {
        return new DocumentSealing(
                        envelope, options.output(), options.keepsFormat(), new KeptCiphertexts())
                .seal(plain);
    }

    /**
     * Any bytes as an encrypted binary file with the same keys.
     *
     * @param content wiped by nobody here
     */
    public byte[] sealBytes(byte[] content) {
        return envelope.sealBytes(content);
    }

    @Override
    public void close() {
        envelope.close();
    }
}
