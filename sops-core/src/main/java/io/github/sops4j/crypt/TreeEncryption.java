package io.github.sops4j.crypt;

import io.github.sops4j.cipher.CipherException;
import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.cipher.Mac;
import io.github.sops4j.cipher.Plaintext;
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
    private final Mac mac;
    private final KeptCiphertexts kept;
    private final Edits edits;
    private final Sealing selected = new Sealing();

    private TreeEncryption(Selector selector, Mac mac, KeptCiphertexts kept, Edits edits) {
        super(selector, Kind.NOT_ENCRYPTED);
        this.mac = mac;
        this.kept = kept;
        this.edits = edits;
    }

    /**
     * Walks a plain document.
     *
     * @param branches its documents
     * @param dataKey what to encrypt with
     * @param selector which values to encrypt
     * @param macOnlyEncrypted whether the MAC covers encrypted values only
     * @param kept ciphertexts to use again
     * @param edits receives a ciphertext for each value that is selected
     * @return the text of the MAC (clause F50)
     * @throws SopsException of kind {@code NOT_ENCRYPTED}
     */
    public static String encrypt(
            List<MapNode> branches,
            DataKey dataKey,
            Selector selector,
            boolean macOnlyEncrypted,
            KeptCiphertexts kept,
            Edits edits) {
        TreeEncryption walk = new TreeEncryption(selector, new Mac(macOnlyEncrypted), kept, edits);
        walk.walk(branches);
        walk.seal(dataKey);
        return walk.mac.text();
    }

    @Override
    void scalar(Scalar scalar, TreePath path, boolean isSelected) {
        Value value = scalar.value();
        if (value instanceof Value.Null) {
            return;
        }
        try {
            String type = Plaintext.typeName(value);
            byte[] plaintext = Plaintext.bytes(value);
            mac.add(plaintext, isSelected);
            if (isSelected && plaintext.length > 0) {
                keepOrAdd(scalar, path, type, plaintext);
            }
        } catch (CipherException unknown) {
            throw failure(unknown.getMessage() + " (at " + path + ")");
        }
    }

    @Override
    void comment(Comment comment, TreePath path, boolean isSelected) {}

    private void keepOrAdd(Scalar scalar, TreePath path, String type, byte[] plaintext) {
        String ciphertext = kept.take(path, type, plaintext);
        if (ciphertext == null) {
            selected.add(scalar, path, type, plaintext, null);
        } else {
            edits.seal(scalar, ciphertext);
        }
    }

    private void seal(DataKey dataKey) {
        String[] ciphertexts = selected.seal(dataKey);
        edits.expect(ciphertexts.length);
        for (int i = 0; i < ciphertexts.length; i++) {
            edits.seal((Scalar) selected.node(i), ciphertexts[i]);
        }
    }
}
