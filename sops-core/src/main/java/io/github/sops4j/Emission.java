package io.github.sops4j;

import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints what has no source, and says in SOPS's words what failed when a format cannot. */
final class Emission {
    /** What goes before the reason why an encrypted file cannot be written. */
    static final String MARSHALLING = "Could not marshal tree: ";

    private static final String DUMPING_FILE = "Error dumping file: ";
    private static final String DUMPING_TREE = "Error dumping tree: ";

    private Emission() {}

    /** An encrypted file. */
    static byte[] encrypted(FileFormat format, List<MapNode> branches, @Nullable MapNode metadata) {
        return file(format, branches, metadata, MARSHALLING);
    }

    /** A decrypted file. */
    static byte[] plain(FileFormat format, List<MapNode> branches) {
        return file(format, branches, null, DUMPING_FILE);
    }

    private static byte[] file(
            FileFormat format, List<MapNode> branches, @Nullable MapNode metadata, String doing) {
        try {
            return format.emit(branches, metadata);
        } catch (SopsException notEmitted) {
            throw explained(doing, notEmitted);
        }
    }

    /** A part of a decrypted file. */
    static byte[] part(FileFormat format, Node part) {
        try {
            return format.emitPart(part);
        } catch (SopsException notEmitted) {
            throw explained(part instanceof MapNode ? DUMPING_FILE : DUMPING_TREE, notEmitted);
        }
    }

    private static SopsException explained(String doing, SopsException notEmitted) {
        return new SopsException(notEmitted.kind(), doing + notEmitted.getMessage(), notEmitted);
    }
}
