package io.github.sops4j;

import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.cipher.Plaintext;
import io.github.sops4j.crypt.ChangedValues;
import io.github.sops4j.crypt.KnownValues;
import io.github.sops4j.crypt.WrittenValues;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.TreeChange;
import io.github.sops4j.metadata.Metadata;
import io.github.sops4j.metadata.MetadataCodec;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change to an encrypted file. A value in the place of an encrypted one is a new ciphertext
 * there; any other change is put into the text in clear, read back, and encrypted where it is found
 * then. Everything else keeps its ciphertext and its place (clause C160).
 *
 * @param file the file before the change
 * @param known what it held
 * @param envelope its data key
 * @param output the syntax to write
 * @param keepsLayout whether the file is in this syntax
 */
record FileChange(
        EncryptedFile file,
        KnownValues known,
        Envelope envelope,
        FileFormat output,
        boolean keepsLayout) {

    /**
     * The file after the change.
     *
     * @throws SopsException of kind {@code NOT_ENCRYPTED} or {@code NOT_EMITTED}
     */
    byte[] apply(TreeChange change) {
        if (keepsLayout && change instanceof TreeChange.Replace replace && canReseal(replace)) {
            byte[] resealed = reseal(replace);
            if (resealed != null) {
                return resealed;
            }
        }
        List<MapNode> changed = new ArrayList<>(file.document().branches());
        changed.set(0, change.applyTo(changed.get(0)));
        try {
            byte[] spliced = keepsLayout ? file.document().changed(change) : null;
            byte[] written = spliced == null ? null : seal(spliced, changed);
            if (written == null) {
                written = seal(output.emit(changed, MetadataCodec.write(file.metadata())), changed);
            }
            if (written != null) {
                return written;
            }
        } catch (SopsException problem) {
            throw problem.kind() == Kind.NOT_EMITTED ? notEmitted(problem.getMessage()) : problem;
        }
        throw notEmitted(
                "the changed file has no form in " + output.name() + " that reads back as it is");
    }

    /** Whether a ciphertext can take the place of another one; null and nothing have none. */
    private boolean canReseal(TreeChange.Replace replace) {
        return replace.replacement() instanceof Scalar scalar
                && known.isSealedLike(replace.old(), scalar.value())
                && !(scalar.value() instanceof Value.Null)
                && Plaintext.bytes(scalar.value()).length > 0;
    }

    private byte @Nullable [] reseal(TreeChange.Replace replace) {
        Edits edits = new Edits();
        Document document = file.document();
        String mac =
                ChangedValues.replace(
                        document, replace, known, file.metadata(), envelope.dataKey(), edits);
        return finish(document, edits, mac);
    }

    private static SopsException notEmitted(String problem) {
        return new SopsException(Kind.NOT_EMITTED, "Could not marshal tree: " + problem);
    }

    /** Null when the text does not read as the changed documents. */
    private byte @Nullable [] seal(byte[] text, List<MapNode> changed) {
        Document written;
        try {
            written = output.read(text);
        } catch (MalformedException unreadable) {
            return null;
        }
        if (WrittenValues.difference(changed, new Edits(), written.branches()) != null) {
            return null;
        }
        Edits edits = new Edits();
        Metadata old = file.metadata();
        DataKey dataKey = envelope.dataKey();
        String mac = ChangedValues.seal(changed, written, known, old, dataKey, edits);
        return mac == null ? null : finish(written, edits, mac);
    }

    private byte @Nullable [] finish(Document document, Edits edits, String mac) {
        edits.replaceMetadata(MetadataCodec.write(envelope.sealed(mac)));
        byte[] sealed = document.write(edits);
        return document.needsReadBack() && !opens(sealed, mac) ? null : sealed;
    }

    private boolean opens(byte[] sealed, String mac) {
        try {
            return EncryptedFile.read(output, sealed, loss -> {}).opensAs(envelope.dataKey(), mac);
        } catch (SopsException unreadable) {
            return false;
        }
    }
}
