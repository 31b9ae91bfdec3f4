package io.github.sops4j.key;

import io.github.sops4j.metadata.MasterKey;

/**
 * What became of one key of a file that was asked by itself.
 *
 * @param key the key
 * @param opened whether it opens the file, or the part of its group
 * @param told by what it was opened, or why it was not; no secret; may have several lines
 */
public record KeyTrial(MasterKey key, boolean opened, String told) {}
