package io.github.sops4j.crypt;

import io.github.sops4j.cipher.CipherException;
import io.github.sops4j.cipher.EncryptedValue;
import io.github.sops4j.cipher.ValueCipher;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.TreePath;
import io.github.sops4j.tree.Value;
import org.jspecify.annotations.Nullable;

/** A value or comment in its place; what became of a ciphertext is noted before it is used. */
final class Visit {
    final Node node;
    final TreePath path;
    final boolean selected;
    final boolean mayBeComment;
    @Nullable Opened opened;
    @Nullable CipherException failure;

    Visit(Node node, TreePath path, boolean selected, boolean mayBeComment) {
        this.node = node;
        this.path = path;
        this.selected = selected;
        this.mayBeComment = mayBeComment;
    }

    void open(ValueCipher cipher) {
        if (!selected
                || !(node instanceof Scalar scalar)
                || !(scalar.value() instanceof Value.Text text)
                || text.text().isEmpty()) {
            return;
        }
        try {
            opened = Opened.at(path, EncryptedValue.parse(text.text()), cipher);
        } catch (CipherException failed) {
            failure = failed;
        }
    }
}
