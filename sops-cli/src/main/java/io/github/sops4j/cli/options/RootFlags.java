package io.github.sops4j.cli.options;

import static io.github.sops4j.cli.options.Flag.Type.NUMBER;
import static io.github.sops4j.cli.options.Flag.Type.SWITCH;
import static io.github.sops4j.cli.options.Flag.Type.TEXT;

import java.util.List;

/** The flags that only stand before the name of a command, or in the old style without one. */
public final class RootFlags {
    private RootFlags() {}

    public static final Flag DECRYPT =
            Flag.of(SWITCH, "decrypt", "Old style of the command decrypt.").alias("d");
    public static final Flag ENCRYPT =
            Flag.of(SWITCH, "encrypt", "Old style of the command encrypt.").alias("e");
    public static final Flag ROTATE =
            Flag.of(SWITCH, "rotate", "Old style of the command rotate.").alias("r");
    public static final Flag SET = Flag.of(TEXT, "set", "Old style of the command set.");
    public static final Flag DISABLE_VERSION_CHECK =
            Flag.of(SWITCH, "disable-version-check", "Print the version alone.")
                    .variable("SOPS_DISABLE_VERSION_CHECK");
    public static final Flag CHECK_FOR_UPDATES =
            Flag.of(SWITCH, "check-for-updates", "Accepted; this program never looks for updates.");
    public static final Flag MAC_ONLY_ENCRYPTED =
            Flag.of(SWITCH, "mac-only-encrypted", "Protect only encrypted values by the MAC.");
    public static final Flag CONFIG =
            Flag.of(TEXT, "config", "The configuration file; none is searched for.")
                    .variable("SOPS_CONFIG");
    public static final Flag INDENT =
            Flag.of(NUMBER, "indent", "Spaces per level where new text is laid out.");
    public static final Flag VERSION = Flag.of(SWITCH, "version", "Print the version.").alias("v");

    /** The program itself: flags before a command, and the old style without one (C41-C46a). */
    public static final Syntax SYNTAX =
            new Syntax(
                    "sops",
                    Syntax.Order.FLAGS_FIRST,
                    "[COMMAND] [FILE]",
                    "Encrypt and decrypt the values of files, and leave the rest readable.",
                    Flags.join(
                            List.of(DECRYPT, ENCRYPT, ROTATE),
                            List.of(DISABLE_VERSION_CHECK, CHECK_FOR_UPDATES),
                            Flags.KEYS,
                            List.of(Flags.PGP_KEY),
                            List.of(Flags.IN_PLACE, Flags.EXTRACT),
                            Flags.TYPES,
                            List.of(Flags.SHOW_MASTER_KEYS),
                            KeyChange.flags(),
                            List.of(Flags.IGNORE_MAC, MAC_ONLY_ENCRYPTED),
                            Flags.SELECTORS,
                            List.of(Flags.UNENCRYPTED_COMMENT_REGEX, Flags.ENCRYPTED_COMMENT_REGEX),
                            List.of(CONFIG, Flags.ENCRYPTION_CONTEXT, SET),
                            List.of(Flags.SHAMIR_THRESHOLD, INDENT, Flags.VERBOSE, Flags.OUTPUT),
                            List.of(Flags.FILENAME_OVERRIDE, Flags.DECRYPTION_ORDER),
                            Flags.KEY_SERVICES,
                            List.of(VERSION)),
                    List.of());
}
