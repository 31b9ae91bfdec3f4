package io.github.sops4j.key;

import io.github.sops4j.metadata.MasterKey;

/** Why one key of a group did not open. */
record KeyFailure(MasterKey key, KeyException reason) {}
