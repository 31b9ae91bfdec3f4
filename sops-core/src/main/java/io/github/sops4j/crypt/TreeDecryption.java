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
import io.github.sops4j.format.Edit;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.StrayComment;
import io.github.sops4j.metadata.ActiveComments;
import io.github.sops4j.metadata.Metadata;
import io.github.sops4j.metadata.Selector;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.TreePath;
import io.github.sops4j.tree.Utf8;
import io.github.sops4j.tree.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Decrypts values and comments of a document and hashes its values on the way. */
public final class TreeDecryption extends TreeWalk {
    private final ValueCipher cipher;
    private final Mac mac;
    private final Edits edits;
    private final Consumer<String> warnings;
    private final List<Visit> visits = new ArrayList<>();

    private TreeDecryption(
            ValueCipher cipher,
            Selector selector,
            Mac mac,
            Edits edits,
            Consumer<String> warnings) {
        super(selector, Kind.NOT_DECRYPTED);
        this.cipher = cipher;
        this.mac = mac;
        this.edits = edits;
        this.warnings = warnings;
    }

    /**
     * Walks an encrypted document.
     *
     * @param document what to decrypt
     * @param metadata its metadata
     * @param dataKey its data key
     * @param edits receives a value for each ciphertext
     * @param warnings told of comments that stay as they are (clause F29)
     * @return the MAC over the values (clause F50), not compared with the stored one yet
     * @throws SopsException of kind {@code NOT_DECRYPTED}
     */
    public static String decrypt(
            Document document,
            Metadata metadata,
            DataKey dataKey,
            Edits edits,
            Consumer<String> warnings) {
        Mac mac = new Mac(metadata.macOnlyEncrypted());
        Selector selector = metadata.selector();
        ValueCipher cipher = new ValueCipher(dataKey);
        TreeDecryption walk = new TreeDecryption(cipher, selector, mac, edits, warnings);
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
        edits.expect(visits.size());
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
        Value value = visit.value;
        if (value == null) {
            return;
        }
        String comment = visit.type.equals(EncryptedValue.COMMENT) ? text(value) : null;
        if (comment == null) {
            edits.open(scalar, new Edit.Open(value));
            hash(value, visit.plaintext);
        } else if (visit.mayBeComment) {
            edits.remark(scalar, comment);
        } else {
            throw new CipherException("Could not decrypt value: it is a comment");
        }
    }

    /**
     * The byte form of a string is what was decrypted; that of others may have been another one.
     */
    private void hash(Value value, byte[] plaintext) {
        mac.add(value.isString() ? plaintext : Plaintext.bytes(value), true);
    }

    private void finish(Comment comment, TreePath path) {
        Opened opened = openComment(comment.text(), path);
        if (opened == null) {
            warnings.accept(
                    "Found possibly unencrypted comment in file. This is to be expected if the file"
                            + " being decrypted was created with an older version of SOPS.");
            return;
        }
        String text = text(opened.value);
        if (text != null) {
            edits.remark(comment, text);
        } else {
            throw failure(
                    "walkValue of Comment should be either Comment or string, was " + opened.type);
        }
        if (!opened.type.equals(EncryptedValue.COMMENT)) {
            mac.add(Plaintext.bytes(opened.value), true);
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
        String clear = opened == null ? null : text(opened.value);
        if (clear != null) {
            edits.remark(stray.comment(), clear);
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

    /** The text of a string, which may hold bytes that are no UTF-8; null for other values. */
    private static @Nullable String text(Value value) {
        if (value instanceof Value.Bytes bytes) {
            return Utf8.decode(bytes.bytes());
        }
        return value instanceof Value.Text text ? text.text() : null;
    }

    private record Opened(String type, Value value) {}

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
            byte[] plaintext = cipher.decrypt(encrypted, path.additionalData());
            return new Opened(encrypted.type(), Plaintext.read(encrypted.type(), plaintext));
        } catch (CipherException elsewhere) {
            return null;
        }
    }
}
