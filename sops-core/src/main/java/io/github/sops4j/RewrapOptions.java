package io.github.sops4j;

import io.github.sops4j.format.FileFormat;
import io.github.sops4j.metadata.KeyGroup;
import java.util.List;
import java.util.function.Consumer;

/**
 * For whom a file's data key is to be encrypted.
 *
 * @param format the syntax of the file
 * @param groups one group, or several of which {@code shamirThreshold} are needed to decrypt
 * @param shamirThreshold 0 for all groups; stored, but without effect, for one group
 * @param warnings told of what is odd but no failure
 */
public record RewrapOptions(
        FileFormat format, List<KeyGroup> groups, int shamirThreshold, Consumer<String> warnings) {

    /** Copies the groups. */
    public RewrapOptions {
        groups = List.copyOf(groups);
    }
}
