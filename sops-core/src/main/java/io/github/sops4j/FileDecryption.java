package io.github.sops4j;

import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.cipher.Plaintext;
import io.github.sops4j.cipher.ValueCipher;
import io.github.sops4j.crypt.SealedMac;
import io.github.sops4j.crypt.TreeDecryption;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.metadata.Metadata;
import io.github.sops4j.metadata.MetadataCodec;
import io.github.sops4j.metadata.ProgramVersion;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;

/** Decrypts one file: read, recover the data key, open each value, check the MAC, write. */
final class FileDecryption {
    private final KeyRing keys;
    private final DecryptOptions options;

    FileDecryption(KeyRing keys, DecryptOptions options) {
        this.keys = keys;
        this.options = options;
    }

    byte[] decrypt(byte[] source) {
        Document document = read(source);
        Metadata metadata = MetadataCodec.read(metadataOf(document));
        ProgramVersion.check(metadata.version());
        Edits edits = new Edits();
        try (DataKey dataKey = keys.recover(metadata, options.order())) {
            ValueCipher cipher = new ValueCipher(dataKey);
            String mac =
                    TreeDecryption.decrypt(document, metadata, dataKey, edits, options.warnings());
            if (!options.ignoreMac()) {
                SealedMac.verify(metadata, cipher, mac);
            }
        }
        try {
            return options.extract() == null
                    ? write(document, edits)
                    : extract(edits.applyTo(options.extract().in(document.branches().get(0))));
        } catch (SopsException problem) {
            throw problem.kind() == Kind.NOT_EMITTED ? explained(problem) : problem;
        }
    }

    private static SopsException explained(SopsException problem) {
        return new SopsException(
                Kind.NOT_EMITTED, "Error dumping file: " + problem.getMessage(), problem);
    }

    private Document read(byte[] source) {
        try {
            return options.input().read(source);
        } catch (MalformedException malformed) {
            throw new SopsException(
                    Kind.ENCRYPTED_MALFORMED,
                    "Error unmarshalling input "
                            + options.input().name()
                            + ": "
                            + malformed.getMessage(),
                    malformed);
        }
    }

    private static MapNode metadataOf(Document document) {
        Node metadata = document.metadata();
        if (metadata instanceof MapNode map) {
            return map;
        }
        throw new SopsException(
                Kind.METADATA,
                metadata == null
                        ? "sops metadata not found"
                        : "Found sops entry that is not a mapping");
    }

    private byte[] write(Document document, Edits edits) {
        return options.keepsFormat()
                ? document.write(edits)
                : options.output().emit(edits.applyTo(document.branches()), null);
    }

    /** A string is printed as it is in every format (clause F104). */
    private byte[] extract(Node part) {
        boolean isString =
                part instanceof Scalar scalar
                        && (scalar.value() instanceof Value.Text
                                || scalar.value() instanceof Value.Bytes);
        return isString
                ? Plaintext.bytes(((Scalar) part).value())
                : options.output().emitPart(part);
    }
}
