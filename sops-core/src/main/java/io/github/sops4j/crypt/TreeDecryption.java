package io.github.sops4j.crypt;

import io.github.sops4j.cipher.CipherException;
import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.cipher.EncryptedValue;
import io.github.sops4j.cipher.Mac;
import io.github.sops4j.cipher.Plaintext;
import io.github.sops4j.cipher.ValueCipher;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.StrayComment;
import io.github.sops4j.metadata.ActiveComments;
import io.github.sops4j.metadata.Metadata;
import io.github.sops4j.metadata.Selector;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.TreePath;
import io.github.sops4j.tree.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Decrypts values and comments of a document and hashes its values on the way. */
public final class TreeDecryption extends TreeWalk {
    private final ValueCipher cipher;
    private final Mac mac;
    private final OpenedValues values;
    private final Consumer<String> warnings;
    private final List<Visit> visits = new ArrayList<>();

    private TreeDecryption(
            ValueCipher cipher,
            Selector selector,
            Mac mac,
            OpenedValues values,
            Consumer<String> warnings) {
        super(selector, Kind.NOT_DECRYPTED);
        this.cipher = cipher;
        this.mac = mac;
        this.values = values;
        this.warnings = warnings;
    }

    /**
     * Walks an encrypted document.
     *
     * @param document what to decrypt
     * @param metadata its metadata
     * @param dataKey its data key
     * @param values told of each ciphertext
     * @param warnings told of comments that stay as they are (clause F29)
     * @return the MAC over the values (clause F50), not compared with the stored one yet
     * @throws SopsException of kind {@code NOT_DECRYPTED}
     */
    public static String decrypt(
            Document document,
            Metadata metadata,
            DataKey dataKey,
            OpenedValues values,
            Consumer<String> warnings) {
        Mac mac = new Mac(metadata.macOnlyEncrypted());
        Selector selector = metadata.selector();
        ValueCipher cipher = new ValueCipher(dataKey);
        TreeDecryption walk = new TreeDecryption(cipher, selector, mac, values, warnings);
        walk.walk(document.branches());
        walk.open(dataKey);
        String text = mac.text();
        for (StrayComment stray : document.strayComments()) {
            TreePath path = stray.path();
            boolean selected = stray.repeats() || selector.encrypts(path, ActiveComments.ofRoot());
            if (selected) {
                walk.open(stray);
            }
        }
        return text;
    }

    @Override
    void scalar(Scalar scalar, TreePath path, boolean selected) {
        if (!(scalar.value() instanceof Value.Null)) {
            visits.add(new Visit(scalar, path, selected, false));
        }
    }

    @Override
    boolean element(Scalar scalar, TreePath path, boolean selected) {
        if (scalar.value() instanceof Value.Null) {
            return false;
        }
        visits.add(new Visit(scalar, path, selected, true));
        return selected
                && scalar.value() instanceof Value.Text text
                && EncryptedValue.COMMENT.equals(EncryptedValue.typeOf(text.text()));
    }

    @Override
    void comment(Comment comment, TreePath path, boolean selected) {
        if (selected && !comment.text().isEmpty()) {
            visits.add(new Visit(comment, path, true, true));
        }
    }

    private void open(DataKey dataKey) {
        Ranges.each(
                visits.size(),
                new Ranges.Work() {
                    @Override
                    public void on(int from, int to) {
                        ValueCipher own = from == 0 ? cipher : new ValueCipher(dataKey);
                        for (int i = from; i < to; i++) {
                            visits.get(i).open(own);
                        }
                    }
                });
        values.expect(visits.size());
        for (Visit visit : visits) {
            if (visit.node instanceof Comment comment) {
                finish(comment, visit.path);
            } else if (visit.node instanceof Scalar scalar) {
                finish(scalar, visit);
            }
        }
    }

    private void finish(Scalar scalar, Visit visit) {
        try {
            if (!visit.selected) {
                Plaintext.typeName(scalar.value());
                mac.add(Plaintext.bytes(scalar.value()), false);
            } else if (scalar.value() instanceof Value.Bytes) {
                throw new CipherException(
                        "Could not decrypt value: Input string does not match sops' data format");
            } else if (!(scalar.value() instanceof Value.Text)) {
                throw new CipherException(
                        "Expected encrypted value as string, but got "
                                + Plaintext.typeName(scalar.value()));
            } else {
                finishSealed(scalar, visit);
            }
        } catch (CipherException failed) {
            throw failure(failed.getMessage() + " (at " + visit.path + ")");
        }
    }

    private void finishSealed(Scalar scalar, Visit visit) throws CipherException {
        CipherException failure = visit.failure;
        if (failure != null) {
            throw new CipherException("Could not decrypt value: " + failure.getMessage(), failure);
        }
        Opened opened = visit.opened;
        if (opened == null) {
            return;
        }
        String comment = opened.isComment() ? opened.text() : null;
        if (comment == null) {
            values.value(scalar, visit.path, opened);
            mac.add(opened.bytes(), true);
        } else if (visit.mayBeComment) {
            values.comment(scalar, visit.path, opened, comment);
        } else {
            throw new CipherException("Could not decrypt value: it is a comment");
        }
    }

    private void finish(Comment comment, TreePath path) {
        Opened opened = openComment(comment.text(), path);
        if (opened == null) {
            warnings.accept(
                    "Found possibly unencrypted comment in file. This is to be expected if the file"
                            + " being decrypted was created with an older version of SOPS.");
            values.clearComment(comment, path);
            return;
        }
        String text = opened.text();
        if (text == null) {
            throw failure(
                    "walkValue of Comment should be either Comment or string, was "
                            + opened.type());
        }
        values.comment(comment, path, opened, text);
        if (!opened.isComment()) {
            mac.add(opened.bytes(), true);
        }
    }

    /**
     * A stray comment is opened where it can be; it is no part of what SOPS reads. What repeats a
     * value must have been encrypted for its place, so that no comment can be put there.
     */
    private void open(StrayComment stray) {
        String text = stray.comment().text();
        String sealed = text.startsWith(CommentEncryption.STRAY_MARK) ? text.substring(1) : text;
        Opened opened =
                stray.repeats()
                        ? openRepetition(sealed, stray.path())
                        : openComment(sealed, stray.path());
        String clear = opened == null ? null : opened.text();
        if (opened != null && clear != null) {
            values.stray(stray, opened, clear);
        } else if (!stray.repeats() && !text.isEmpty()) {
            values.clearStray(stray);
        }
    }

    private @Nullable Opened openRepetition(String text, TreePath path) {
        boolean isComment = EncryptedValue.COMMENT.equals(EncryptedValue.typeOf(text));
        try {
            return isComment ? openAt(EncryptedValue.parse(text), path) : null;
        } catch (CipherException clear) {
            return null;
        }
    }

    /**
     * SOPS may have bound a comment to an enclosing container (clause F156), so those are tried
     * too.
     */
    private @Nullable Opened openComment(String text, TreePath path) {
        EncryptedValue encrypted;
        try {
            encrypted = EncryptedValue.parse(text);
        } catch (CipherException clear) {
            return null;
        }
        for (TreePath at = path; at != null; at = at.parent()) {
            Opened opened = openAt(encrypted, at);
            if (opened != null) {
                return opened;
            }
        }
        return null;
    }

    private @Nullable Opened openAt(EncryptedValue encrypted, TreePath path) {
        try {
            return Opened.at(path, encrypted, cipher);
        } catch (CipherException elsewhere) {
            return null;
        }
    }
}
