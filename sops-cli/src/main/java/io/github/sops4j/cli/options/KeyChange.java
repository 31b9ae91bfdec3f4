package io.github.sops4j.cli.options;

import java.util.ArrayList;
import java.util.List;

/**
 * The two flags that change the keys of one type: ADDRM of clause C22.
 *
 * @param type the name of its list in the metadata
 * @param add for keys to add
 * @param remove for keys to remove
 */
public record KeyChange(String type, Flag add, Flag remove) {

    /** All types, in the order in which their keys are added (clause C164). */
    public static final List<KeyChange> ALL =
            List.of(
                    of("kms", "kms"),
                    of("pgp", "pgp"),
                    of("gcp_kms", "gcp-kms"),
                    of("hckms", "hckms"),
                    of("azure_kv", "azure-kv"),
                    of("hc_vault", "hc-vault-transit"),
                    of("age", "age"));

    private static KeyChange of(String type, String option) {
        return new KeyChange(type, flag("add-", option, "Add"), flag("rm-", option, "Remove"));
    }

    private static Flag flag(String prefix, String option, String verb) {
        return Flag.of(Flag.Type.TEXT, prefix + option, verb + " these keys, separated by commas.");
    }

    /** The flags of all types. */
    public static List<Flag> flags() {
        List<Flag> flags = new ArrayList<>();
        for (KeyChange change : ALL) {
            flags.add(change.add);
            flags.add(change.remove);
        }
        return flags;
    }

    /** Whether either flag stands on a line. */
    public boolean isAsked(Arguments line) {
        return !line.text(add).isEmpty() || !line.text(remove).isEmpty();
    }
}
