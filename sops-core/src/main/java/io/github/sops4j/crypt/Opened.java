package io.github.sops4j.crypt;

import io.github.sops4j.cipher.CipherException;
import io.github.sops4j.cipher.EncryptedValue;
import io.github.sops4j.cipher.Plaintext;
import io.github.sops4j.cipher.ValueCipher;
import io.github.sops4j.tree.TreePath;
import io.github.sops4j.tree.Utf8;
import io.github.sops4j.tree.Value;
import org.jspecify.annotations.Nullable;

/** What a ciphertext held, and the nonce it was under; opaque outside of this package. */
public final class Opened {
    private final EncryptedValue ciphertext;
    private final byte[] plaintext;
    private final Value value;

    private Opened(EncryptedValue ciphertext, byte[] plaintext, Value value) {
        this.ciphertext = ciphertext;
        this.plaintext = plaintext;
        this.value = value;
    }

    /** Opens a ciphertext in its place. */
    static Opened at(TreePath path, EncryptedValue ciphertext, ValueCipher cipher)
            throws CipherException {
        byte[] plaintext = cipher.decrypt(ciphertext, path.additionalData());
        return new Opened(ciphertext, plaintext, Plaintext.read(ciphertext.type(), plaintext));
    }

    /** The type name that stood in the file. */
    String type() {
        return ciphertext.type();
    }

    /** The type name that SOPS knows for the value (clause F27). */
    String ownType() {
        return type().equals("bytes") ? "str" : type();
    }

    boolean isComment() {
        return type().equals(EncryptedValue.COMMENT);
    }

    /** The ciphertext as SOPS writes it. */
    String ciphertext() {
        return ciphertext.text();
    }

    byte[] iv() {
        return ciphertext.iv();
    }

    Value value() {
        return value;
    }

    /**
     * The bytes that are hashed: those of a string are what was decrypted, those of others may have
     * been other ones.
     */
    byte[] bytes() {
        return value.isString() ? plaintext : Plaintext.bytes(value);
    }

    /** The text of a string, which may hold bytes that are no UTF-8; null for other values. */
    @Nullable String text() {
        if (value instanceof Value.Bytes bytes) {
            return Utf8.decode(bytes.bytes());
        }
        return value instanceof Value.Text text ? text.text() : null;
    }

    @Override
    public String toString() {
        return "Opened";
    }
}
