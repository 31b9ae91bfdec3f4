package io.github.sops4j.crypt;

import io.github.sops4j.cipher.CipherException;
import io.github.sops4j.cipher.Mac;
import io.github.sops4j.cipher.Plaintext;
import io.github.sops4j.cipher.ValueCipher;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.Edits;
import io.github.sops4j.metadata.Selector;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.TreePath;
import io.github.sops4j.tree.Value;
import java.util.List;

/** Encrypts the values of a document; its comments follow in {@link CommentEncryption}. */
public final class TreeEncryption extends TreeWalk {
    private final ValueCipher cipher;
    private final Mac mac;
    private final Edits edits;

    private TreeEncryption(ValueCipher cipher, Selector selector, Mac mac, Edits edits) {
        super(selector, Kind.NOT_ENCRYPTED);
        this.cipher = cipher;
        this.mac = mac;
        this.edits = edits;
    }

    /**
     * Walks a plain document.
     *
     * @param branches its documents
     * @param cipher under the data key
     * @param selector which values to encrypt
     * @param macOnlyEncrypted whether the MAC covers encrypted values only
     * @param edits receives a ciphertext for each value that is selected
     * @return the text of the MAC (clause F50)
     * @throws SopsException of kind {@code NOT_ENCRYPTED}
     */
    public static String encrypt(
            List<MapNode> branches,
            ValueCipher cipher,
            Selector selector,
            boolean macOnlyEncrypted,
            Edits edits) {
        Mac mac = new Mac(macOnlyEncrypted);
        new TreeEncryption(cipher, selector, mac, edits).walk(branches);
        return mac.text();
    }

    @Override
    boolean scalar(Scalar scalar, TreePath path, boolean selected) {
        Value value = scalar.value();
        if (value instanceof Value.Null) {
            return false;
        }
        try {
            String type = Plaintext.typeName(value);
            mac.add(value, selected);
            byte[] plaintext = Plaintext.bytes(value);
            if (selected && plaintext.length > 0) {
                edits.seal(scalar, cipher.encrypt(plaintext, path.additionalData(), type).text());
            }
        } catch (CipherException unknown) {
            throw failure(unknown.getMessage() + " (at " + path + ")");
        }
        return false;
    }

    @Override
    void comment(Comment comment, TreePath path, boolean selected) {}
}
