package io.github.sops4j.key;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.metadata.MasterKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Key types to try first (clause K5). Names are not validated, since files may hold types that are
 * not known here.
 *
 * @param types names of metadata lists, each at most once
 */
public record DecryptionOrder(List<String> types) {
    /** What holds when no order is given. */
    public static final DecryptionOrder DEFAULT = new DecryptionOrder(List.of("age", "pgp"));

    /** The order in which a file names its keys. */
    public static final DecryptionOrder OF_FILE = new DecryptionOrder(List.of());

    /**
     * Copies the names.
     *
     * @throws SopsException of kind {@code DECRYPTION_ORDER} when one occurs twice
     */
    public DecryptionOrder {
        types = List.copyOf(types);
        for (int i = 0; i < types.size(); i++) {
            if (types.indexOf(types.get(i)) != i) {
                throw new SopsException(
                        Kind.DECRYPTION_ORDER, "Duplicate decryption key type: " + types.get(i));
            }
        }
    }

    List<MasterKey> sort(List<MasterKey> keys) {
        List<MasterKey> sorted = new ArrayList<>();
        for (String type : types) {
            for (MasterKey key : keys) {
                if (key.type().equals(type)) {
                    sorted.add(key);
                }
            }
        }
        for (MasterKey key : keys) {
            if (!types.contains(key.type())) {
                sorted.add(key);
            }
        }
        return sorted;
    }
}
