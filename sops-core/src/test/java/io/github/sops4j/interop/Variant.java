package io.github.sops4j.interop;

import io.github.sops4j.interop.documents.Documents;
import io.github.sops4j.interop.documents.Syntax;
import io.github.sops4j.metadata.Selector;
import io.github.sops4j.metadata.SelectorKind;
import io.github.sops4j.testing.TestSops;
import java.util.List;
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

    private static Variant random(SplittableRandom random) {
        if (random.nextInt(2) == 0) {
            return DEFAULT;
        }
        List<SelectorKind> kinds = List.of(SelectorKind.values());
        SelectorKind kind = kinds.get(random.nextInt(kinds.size()));
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

    /** The variant for a document of this index. */
    static Variant of(Documents documents, int index) {
        return random(documents.random(index + 500_000_000));
    }

    byte[] encrypt(byte[] plain, Syntax input, Syntax output, TestSops library) {
        boolean selects = input != Syntax.BINARY; // F40
        return library.encrypt(
                plain,
                input.format(),
                output.format(),
                selects ? Selector.forEncryption(kind, pattern) : null,
                selects && macOnlyEncrypted,
                groups);
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
