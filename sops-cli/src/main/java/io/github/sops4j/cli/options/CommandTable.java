package io.github.sops4j.cli.options;

import static io.github.sops4j.cli.options.Flag.Type.LIST;
import static io.github.sops4j.cli.options.Flag.Type.SWITCH;
import static io.github.sops4j.cli.options.Flag.Type.TEXT;

import java.util.ArrayList;
import java.util.List;

/** Every command of SOPS with its flags (clauses C1, C23). */
public final class CommandTable {
    private CommandTable() {}

    public static final Syntax DECRYPT =
            Syntax.command(
                    "sops decrypt",
                    "[FILE]",
                    "Decrypt a file, or standard input, and print the result.",
                    join(
                            List.of(Flags.IN_PLACE, Flags.EXTRACT, Flags.OUTPUT),
                            Flags.TYPES,
                            List.of(
                                    Flags.IGNORE_MAC,
                                    Flags.FILENAME_OVERRIDE,
                                    Flags.DECRYPTION_ORDER),
                            Flags.KEY_SERVICES));

    public static final Syntax ENCRYPT =
            Syntax.command(
                    "sops encrypt",
                    "[FILE]",
                    "Encrypt a file, or standard input, and print the result.",
                    join(
                            List.of(Flags.IN_PLACE, Flags.OUTPUT),
                            Flags.KEYS,
                            List.of(Flags.PGP_KEY),
                            Flags.TYPES,
                            Flags.SELECTORS,
                            List.of(
                                    Flags.ENCRYPTION_CONTEXT,
                                    Flags.SHAMIR_THRESHOLD,
                                    Flags.FILENAME_OVERRIDE),
                            Flags.KEY_SERVICES));

    public static final Syntax ROTATE =
            Syntax.command(
                    "sops rotate",
                    "FILE",
                    "Encrypt a file anew, with a new data key.",
                    join(
                            List.of(Flags.IN_PLACE, Flags.OUTPUT),
                            Flags.TYPES,
                            List.of(Flags.ENCRYPTION_CONTEXT),
                            KeyChange.flags(),
                            List.of(Flags.FILENAME_OVERRIDE, Flags.DECRYPTION_ORDER),
                            Flags.KEY_SERVICES));

    public static final Syntax HELP =
            new Syntax(
                    "sops help",
                    Syntax.Order.REORDERED,
                    "[COMMAND]",
                    "Show how the program, or one command, is used.",
                    List.of(),
                    List.of());

    /** The program itself: flags before a command, and the old style without one (C41-C46a). */
    public static final Syntax ROOT =
            new Syntax(
                    "sops",
                    Syntax.Order.FLAGS_FIRST,
                    "[COMMAND] [FILE]",
                    "Encrypt and decrypt the values of files, and leave the rest readable.",
                    rootFlags(),
                    List.of());

    /** The commands of SOPS that this program knows by name but does not have. */
    public static List<Syntax> notBuilt() {
        return List.of(
                Syntax.parent(
                        "sops completion",
                        "Print a script that completes commands in a shell.",
                        List.of(completion("bash"), completion("zsh"))),
                execEnv(),
                execFile(),
                publish(),
                keyservice(),
                filestatus(),
                groups(),
                updatekeys(),
                edit(),
                set(),
                unset());
    }

    private static Syntax completion(String shell) {
        String path = "sops completion " + shell;
        return Syntax.command(path, "", "Print the script for " + shell + ".", List.of());
    }

    private static Syntax execEnv() {
        return Syntax.command(
                "sops exec-env",
                "FILE COMMAND",
                "Run a command with the values as environment variables.",
                join(
                        List.of(
                                Flag.of(SWITCH, "background", "Do not wait for the command."),
                                Flag.of(SWITCH, "pristine", "Pass on no other variables."),
                                Flag.of(TEXT, "user", "Run the command as this user."),
                                Flag.of(SWITCH, "same-process", "Replace this process."),
                                Flags.DECRYPTION_ORDER),
                        Flags.KEY_SERVICES));
    }

    private static Syntax execFile() {
        return Syntax.command(
                "sops exec-file",
                "FILE COMMAND",
                "Run a command with the name of a decrypted file.",
                join(
                        List.of(
                                Flag.of(SWITCH, "background", "Do not wait for the command."),
                                Flag.of(SWITCH, "no-fifo", "Use a file instead of a pipe."),
                                Flag.of(TEXT, "user", "Run the command as this user.")),
                        Flags.TYPES,
                        List.of(
                                Flag.of(TEXT, "filename", "The name of the decrypted file."),
                                Flags.DECRYPTION_ORDER),
                        Flags.KEY_SERVICES));
    }

    private static Syntax publish() {
        return Syntax.command(
                "sops publish",
                "PATH",
                "Store files at the destination of their rule.",
                join(
                        List.of(
                                Flags.YES,
                                Flag.of(SWITCH, "omit-extensions", "Store without extensions."),
                                Flag.of(SWITCH, "recursive", "Publish everything in a folder."),
                                Flags.VERBOSE,
                                Flags.DECRYPTION_ORDER),
                        Flags.KEY_SERVICES));
    }

    private static Syntax keyservice() {
        return Syntax.command(
                "sops keyservice",
                "",
                "Lend the keys of this machine to others.",
                List.of(
                        Flag.of(TEXT, "network", "tcp or unix.").alias("net"),
                        Flag.of(TEXT, "address", "Where to listen.").alias("addr"),
                        Flag.of(SWITCH, "prompt", "Ask before each use."),
                        Flags.VERBOSE));
    }

    private static Syntax filestatus() {
        return Syntax.command(
                "sops filestatus",
                "FILE",
                "Say whether a file is encrypted.",
                List.of(Flags.INPUT_TYPE));
    }

    private static Syntax groups() {
        Flag file = Flag.of(TEXT, "file", "The encrypted file.").alias("f");
        Syntax add =
                Syntax.command(
                        "sops groups add",
                        "",
                        "Add a key group.",
                        join(
                                List.of(file, groupKey("pgp"), groupKey("kms"), Flags.AWS_PROFILE),
                                List.of(groupKey("gcp-kms"), groupKey("hckms")),
                                List.of(groupKey("azure-kv"), groupKey("hc-vault-transit")),
                                List.of(groupKey("age"), Flags.IN_PLACE, Flags.SHAMIR_THRESHOLD),
                                List.of(Flags.ENCRYPTION_CONTEXT),
                                Flags.KEY_SERVICES));
        Syntax delete =
                Syntax.command(
                        "sops groups delete",
                        "INDEX",
                        "Remove a key group.",
                        join(
                                List.of(file, Flags.IN_PLACE, Flags.SHAMIR_THRESHOLD),
                                Flags.KEY_SERVICES));
        return Syntax.parent(
                "sops groups", "Change the key groups of a file.", List.of(add, delete));
    }

    private static Flag groupKey(String name) {
        return Flag.of(LIST, name, "A key of the new group.");
    }

    private static Syntax updatekeys() {
        return Syntax.command(
                "sops updatekeys",
                "FILE...",
                "Give files the keys of their creation rule.",
                join(List.of(Flags.YES, Flags.INPUT_TYPE), Flags.KEY_SERVICES));
    }

    private static Syntax edit() {
        return Syntax.command(
                "sops edit",
                "FILE",
                "Open a file decrypted in an editor, and encrypt what was changed.",
                join(
                        Flags.KEYS,
                        List.of(Flags.PGP_KEY),
                        Flags.TYPES,
                        Flags.SELECTORS,
                        List.of(
                                Flags.ENCRYPTION_CONTEXT,
                                Flags.SHAMIR_THRESHOLD,
                                Flags.SHOW_MASTER_KEYS,
                                Flags.IGNORE_MAC,
                                Flags.DECRYPTION_ORDER),
                        Flags.KEY_SERVICES));
    }

    private static Syntax set() {
        return Syntax.command(
                "sops set",
                "FILE INDEX [VALUE]",
                "Set one value of an encrypted file.",
                join(
                        Flags.TYPES,
                        List.of(
                                Flag.of(SWITCH, "value-file", "VALUE is a file to read."),
                                Flag.of(
                                        SWITCH,
                                        "value-stdin",
                                        "Read the value from standard input."),
                                Flags.SHAMIR_THRESHOLD,
                                Flags.IGNORE_MAC,
                                Flags.DECRYPTION_ORDER,
                                Flag.of(SWITCH, "idempotent", "Do nothing when nothing changes.")),
                        Flags.KEY_SERVICES));
    }

    private static Syntax unset() {
        return Syntax.command(
                "sops unset",
                "FILE INDEX",
                "Remove one value of an encrypted file.",
                join(
                        Flags.TYPES,
                        List.of(
                                Flags.SHAMIR_THRESHOLD,
                                Flags.IGNORE_MAC,
                                Flags.DECRYPTION_ORDER,
                                Flag.of(
                                        SWITCH,
                                        "idempotent",
                                        "Do nothing when there is no such value.")),
                        Flags.KEY_SERVICES));
    }

    private static List<Flag> rootFlags() {
        return join(
                List.of(RootFlags.DECRYPT, RootFlags.ENCRYPT, RootFlags.ROTATE),
                List.of(RootFlags.DISABLE_VERSION_CHECK, RootFlags.CHECK_FOR_UPDATES),
                Flags.KEYS,
                List.of(Flags.PGP_KEY),
                List.of(Flags.IN_PLACE, Flags.EXTRACT),
                Flags.TYPES,
                List.of(Flags.SHOW_MASTER_KEYS),
                KeyChange.flags(),
                List.of(Flags.IGNORE_MAC, RootFlags.MAC_ONLY_ENCRYPTED),
                Flags.SELECTORS,
                List.of(Flags.UNENCRYPTED_COMMENT_REGEX, Flags.ENCRYPTED_COMMENT_REGEX),
                List.of(RootFlags.CONFIG, Flags.ENCRYPTION_CONTEXT, RootFlags.SET),
                List.of(Flags.SHAMIR_THRESHOLD, RootFlags.INDENT, Flags.VERBOSE, Flags.OUTPUT),
                List.of(Flags.FILENAME_OVERRIDE, Flags.DECRYPTION_ORDER),
                Flags.KEY_SERVICES,
                List.of(RootFlags.VERSION));
    }

    @SafeVarargs
    private static List<Flag> join(List<Flag>... groups) {
        List<Flag> flags = new ArrayList<>();
        for (List<Flag> group : groups) {
            flags.addAll(group);
        }
        return flags;
    }
}
