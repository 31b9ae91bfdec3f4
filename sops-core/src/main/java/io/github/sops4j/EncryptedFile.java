package io.github.sops4j;

import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.crypt.Disclosure;
import io.github.sops4j.crypt.TreeDecryption;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.metadata.Metadata;
import io.github.sops4j.metadata.MetadataCodec;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * An encrypted file that was read and not opened yet.
 *
 * @param document its values and its source
 * @param metadata what it says of its keys
 */
record EncryptedFile(Document document, Metadata metadata) {

    /**
     * Reads a file.
     *
     * @param warnings told of what will not be written again
     * @throws SopsException of kind {@code ENCRYPTED_MALFORMED} or {@code METADATA}
     */
    static EncryptedFile read(FileFormat format, byte[] source, Consumer<String> warnings) {
        Document document = document(format, source);
        for (String loss : document.losses()) {
            warnings.accept(loss + " The rest is left out.");
        }
        return new EncryptedFile(document, MetadataCodec.read(metadataOf(document)));
    }

    /** Clause C181. */
    static boolean isEncrypted(FileFormat format, byte[] source) {
        Document document = document(format, source);
        if (document.metadata() == null) {
            return false;
        }
        Metadata metadata = MetadataCodec.read(metadataOf(document));
        return !metadata.version().isEmpty() && !metadata.mac().isEmpty();
    }

    private static Document document(FileFormat format, byte[] source) {
        try {
            return format.read(source);
        } catch (MalformedException malformed) {
            throw new SopsException(
                    Kind.ENCRYPTED_MALFORMED,
                    "Error unmarshalling input " + format.name() + ": " + malformed.getMessage(),
                    malformed);
        }
    }

    /**
     * Refuses to wrap a secret that is new to keys nobody here can wrap for: they would be locked
     * out.
     *
     * @throws SopsException of kind {@code DATA_KEY_NOT_ENCRYPTED} naming their types
     */
    void refuseUnknownKeys() {
        SortedSet<String> types = metadata.unknownKeyTypes();
        if (!types.isEmpty()) {
            throw new SopsException(
                    Kind.DATA_KEY_NOT_ENCRYPTED,
                    "Could not generate data key: the file has keys of a type that this program does"
                            + " not know, for which it cannot encrypt: "
                            + String.join(", ", types));
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
                        ? "sops metadata not found: the file is not encrypted, or not in this format"
                        : "Found sops entry that is not a mapping");
    }

    /** Whether all of it opens with this data key, and has this MAC. */
    boolean opensAs(DataKey dataKey, String mac) {
        String found =
                TreeDecryption.decrypt(
                        document, metadata, dataKey, new Disclosure(new Edits()), warning -> {});
        return found.equals(mac);
    }
}
