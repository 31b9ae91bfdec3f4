package io.github.sops4j.config;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.metadata.Selector;
import io.github.sops4j.metadata.SelectorKind;
import org.jspecify.annotations.Nullable;

/** Makes a creation rule of its map (clause C111). */
final class RuleReader {

    private final RuleKeys keys;

    RuleReader(RuleKeys keys) {
        this.keys = keys;
    }

    CreationRule read(ConfigMap rule) {
        return new CreationRule(
                keys.groups(rule),
                rule.integer("shamir_threshold", 0),
                selector(rule),
                rule.truth("mac_only_encrypted"));
    }

    private static @Nullable Selector selector(ConfigMap rule) {
        Selector selector = null;
        for (SelectorKind kind : SelectorKind.values()) {
            String text = rule.text(kind.field());
            if (text.isEmpty()) {
                continue;
            }
            if (selector != null) {
                throw new SopsException(
                        Kind.CONFIG,
                        "error loading config: cannot use more than one of encrypted_suffix,"
                                + " unencrypted_suffix, encrypted_regex, unencrypted_regex,"
                                + " encrypted_comment_regex, or unencrypted_comment_regex for the"
                                + " same rule");
            }
            selector = Selector.forEncryption(kind, text);
        }
        return selector;
    }
}
