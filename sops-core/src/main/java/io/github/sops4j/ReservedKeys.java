package io.github.sops4j;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import java.util.List;

/** Keys under which encrypted files have their metadata: no plain file may have them. */
final class ReservedKeys {
    private ReservedKeys() {}

    /**
     * Looks at all documents. In a later one SOPS finds such a key only when it writes (clauses
     * F16, C35).
     *
     * @throws SopsException of kind {@code ALREADY_ENCRYPTED} or {@code NOT_EMITTED}
     */
    static void refuseIn(List<MapNode> branches, FileFormat output) {
        for (int i = 0; i < branches.size(); i++) {
            for (MapItem item : branches.get(i).items()) {
                if (item instanceof Entry entry
                        && entry.hasStringKey()
                        && output.isReserved(entry.key())) {
                    throw i == 0 ? encrypted() : later(entry.key());
                }
            }
        }
    }

    /** For a file that is encrypted, or looks as if it were. */
    static SopsException encrypted() {
        return new SopsException(Kind.ALREADY_ENCRYPTED, ALREADY_ENCRYPTED);
    }

    private static SopsException later(String key) {
        return new SopsException(
                Kind.NOT_EMITTED,
                "Could not marshal tree: Error marshaling metadata: Found key \""
                        + key
                        + "\" in encrypted data, which is a reserved key used for SOPS metadata");
    }

    private static final String ALREADY_ENCRYPTED =
            """
            The file you have provided contains a top-level entry called 'sops', or for
            flat file formats top-level entries starting with 'sops_'. This is
            generally due to the file already being encrypted. SOPS uses a top-level
            entry called 'sops' to store the metadata required to decrypt the file. For
            this reason, SOPS can not encrypt files that already contain such an entry.

            If this is an unencrypted file, rename the 'sops' entry.

            If this is an encrypted file and you want to edit it, use the editor mode,
            for example: `sops edit my_file.yaml`""";
}
