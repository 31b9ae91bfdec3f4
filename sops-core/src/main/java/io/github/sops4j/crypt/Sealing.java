package io.github.sops4j.crypt;

import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.cipher.ValueCipher;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be encrypted, each for its place: gathered one by one, sealed side by side. */
final class Sealing {
    private final List<Plain> all = new ArrayList<>();

    private record Plain(
            Node node, TreePath path, String type, byte[] plaintext, byte @Nullable [] iv) {

        String seal(ValueCipher cipher) {
            byte[] additionalData = path.additionalData();
            return (iv == null
                            ? cipher.encrypt(plaintext, additionalData, type)
                            : cipher.encrypt(plaintext, additionalData, type, iv))
                    .text();
        }
    }

    /**
     * Adds a value or a comment.
     *
     * @param iv the nonce to use, or null for a fresh one
     */
    void add(Node node, TreePath path, String type, byte[] plaintext, byte @Nullable [] iv) {
        all.add(new Plain(node, path, type, plaintext, iv));
    }

    Node node(int index) {
        return all.get(index).node();
    }

    /** The ciphertexts of all, in the order in which they were added. */
    String[] seal(DataKey dataKey) {
        String[] ciphertexts = new String[all.size()];
        Ranges.each(
                ciphertexts.length,
                new Ranges.Work() {
                    @Override
                    public void on(int from, int to) {
                        ValueCipher cipher = new ValueCipher(dataKey);
                        for (int i = from; i < to; i++) {
                            ciphertexts[i] = all.get(i).seal(cipher);
                        }
                    }
                });
        return ciphertexts;
    }
}
