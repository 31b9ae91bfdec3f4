package io.github.sops4j;

import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.format.Edits;
import io.github.sops4j.key.DecryptionOrder;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.MasterKey;
import io.github.sops4j.metadata.Metadata;
import io.github.sops4j.metadata.MetadataCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Gives one file other keys for the same data key: read, recover, wrap, write (clause C170). The
 * MAC is not looked at, since no value is.
 */
final class FileRewrap {
    private final KeyRing keys;
    private final RewrapOptions options;

    FileRewrap(KeyRing keys, RewrapOptions options) {
        this.keys = keys;
        this.options = options;
    }

    byte[] rewrap(byte[] source) {
        EncryptedFile file = EncryptedFile.read(options.format(), source, options.warnings());
        Metadata old = file.metadata();
        boolean undivided = old.groups().size() == 1 && options.groups().size() == 1;
        if (!undivided) {
            file.refuseUnknownKeys();
        }
        Edits edits = new Edits();
        try (DataKey dataKey = keys.recover(old, DecryptionOrder.OF_FILE)) {
            List<KeyGroup> groups =
                    undivided
                            ? List.of(undivided(dataKey, old.groups().get(0)))
                            : wrap(dataKey, options.groups());
            edits.replaceMetadata(
                    MetadataCodec.write(old.withGroups(groups, options.shamirThreshold())));
        }
        return new Rewriting(file.document(), edits, options.format()).write(true, written -> true);
    }

    private List<KeyGroup> wrap(DataKey dataKey, List<KeyGroup> groups) {
        return keys.rewrap(dataKey, groups, options.shamirThreshold());
    }

    /** What keys of one group hold is the data key still: who cannot be asked here keeps it. */
    private KeyGroup undivided(DataKey dataKey, KeyGroup old) {
        Map<String, MasterKey> kept = new HashMap<>();
        for (MasterKey key : old.keys()) {
            if (keys.provider(key.type()) == null) {
                kept.put(key.typedIdentity(), key);
            }
        }
        List<MasterKey> wanted = options.groups().get(0).keys();
        List<MasterKey> others = new ArrayList<>(wanted);
        others.removeIf(key -> kept.containsKey(key.typedIdentity()));
        List<MasterKey> all = new ArrayList<>();
        Iterator<MasterKey> wrapped =
                others.isEmpty() && !wanted.isEmpty()
                        ? others.iterator()
                        : wrap(dataKey, List.of(new KeyGroup(others))).get(0).keys().iterator();
        for (MasterKey key : wanted) {
            MasterKey same = kept.get(key.typedIdentity());
            all.add(same == null ? wrapped.next() : same);
        }
        return new KeyGroup(all, old.unknown());
    }
}
