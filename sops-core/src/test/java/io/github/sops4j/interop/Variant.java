package io.github.sops4j.interop;

import io.github.sops4j.EncryptOptions;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.KeyProvider;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.Selector;
import io.github.sops4j.metadata.SelectorKind;
import java.util.Collections;
import java.util.SplittableRandom;

/**
 * What a creation rule says.
 *
 * @param kind which selector
 * @param pattern its text
 * @param macOnlyEncrypted whether clear values are left out of the MAC
 * @param groups how many key groups
 */
record Variant(SelectorKind kind, String pattern, boolean macOnlyEncrypted, int groups) {
    /** What SOPS does without a rule. */
    static final Variant DEFAULT =
            new Variant(SelectorKind.UNENCRYPTED_SUFFIX, "_unencrypted", false, 1);

    static Variant random(SplittableRandom random) {
        if (random.nextInt(2) == 0) {
            return DEFAULT;
        }
        SelectorKind kind = SelectorKind.values()[random.nextInt(SelectorKind.values().length)];
        String pattern =
                switch (kind) {
                    case ENCRYPTED_SUFFIX -> "_enc";
                    case UNENCRYPTED_SUFFIX -> "_unencrypted";
                    case ENCRYPTED_REGEX -> random.nextBoolean() ? "^(data|stringData)" : "[0-4]$";
                    case UNENCRYPTED_REGEX -> random.nextBoolean() ? "^(key|host)" : "[5-9]";
                    default -> random.nextBoolean() ? "sops:enc" : "^.[abik]";
                };
        return new Variant(kind, pattern, random.nextInt(4) == 0, random.nextInt(8) == 0 ? 2 : 1);
    }

    EncryptOptions options(FileFormat format, KeyProvider age, String recipient) {
        try {
            KeyGroup group = new KeyGroup(age.parse(recipient));
            return new EncryptOptions(
                    format,
                    Collections.nCopies(groups, group),
                    0,
                    Selector.forEncryption(kind, pattern),
                    macOnlyEncrypted);
        } catch (KeyException invalid) {
            throw new IllegalStateException(invalid);
        }
    }

    /** The same as a configuration file. */
    String config(String recipient) {
        return "creation_rules:\n  - "
                + kind.field()
                + ": '"
                + pattern
                + "'\n    mac_only_encrypted: "
                + macOnlyEncrypted
                + "\n    key_groups:\n"
                + ("      - age: ['" + recipient + "']\n").repeat(groups);
    }
}
