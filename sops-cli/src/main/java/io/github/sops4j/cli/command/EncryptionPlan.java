package io.github.sops4j.cli.command;

import io.github.sops4j.EncryptOptions;
import io.github.sops4j.cli.options.Flag;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.options.RootFlags;
import io.github.sops4j.config.ConfigFile;
import io.github.sops4j.config.CreationRule;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.Formats;
import io.github.sops4j.key.KeyException;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.MasterKey;
import io.github.sops4j.metadata.Selector;
import io.github.sops4j.metadata.SelectorKind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** For whom, and which values: flags, variables and the creation rule together (C122-C125). */
final class EncryptionPlan {
    private final Invocation call;
    private final OneFile file;
    private final Keys keys;
    private final EncryptionContext context;
    private final @Nullable CreationRule rule;

    /** Looks the creation rule up, which may fail even where its keys do not count (C125). */
    EncryptionPlan(Invocation call, OneFile file, Keys keys) {
        this.call = call;
        this.file = file;
        this.keys = keys;
        ConfigFile config = file.config();
        Path name = file.name();
        this.context = EncryptionContext.parse(call.own().text(Flags.ENCRYPTION_CONTEXT));
        this.rule =
                config == null || name == null
                        ? null
                        : config.ruleFor(name, keys.ring(), context.pairs());
        keys.usePublicKeysOf(config);
    }

    /** All of it, checked in SOPS's order. */
    EncryptOptions options() {
        FileFormat input = file.formats().input();
        boolean binary = input.name().equals(Formats.BINARY);
        Selector selector = binary ? null : selector();
        if (binary) {
            warnAboutSelectors();
        }
        if (!context.isValid()) {
            EncryptionContext.warn(call.surroundings().log());
            throw new CommandException(
                    ExitCode.ENCRYPTION_CONTEXT, "Invalid KMS encryption context format");
        }
        List<KeyGroup> groups = groups();
        int threshold = call.own().number(Flags.SHAMIR_THRESHOLD);
        if (threshold == 0 && rule != null) {
            threshold = rule.shamirThreshold();
        }
        boolean macOnlyEncrypted =
                !binary
                        && (call.root().isOn(RootFlags.MAC_ONLY_ENCRYPTED)
                                || (rule != null && rule.macOnlyEncrypted()));
        return new EncryptOptions(
                input, file.formats().output(), groups, threshold, selector, macOnlyEncrypted);
    }

    /** A flag replaces the rule's selector of the same kind; another kind beside it is an error. */
    private Selector selector() {
        Selector found = null;
        for (SelectorKind kind : SelectorKind.values()) {
            String text = selectorText(kind);
            if (text.isEmpty()) {
                continue;
            }
            if (found != null) {
                throw new CommandException(ExitCode.CONFLICT, SEVERAL_SELECTORS);
            }
            found = Selector.forEncryption(kind, text);
        }
        return found == null ? Selector.DEFAULT : found;
    }

    private String selectorText(SelectorKind kind) {
        String text = call.own().text(flag(kind));
        Selector ofRule = rule == null ? null : rule.selector();
        return text.isEmpty() && ofRule != null && ofRule.kind() == kind ? ofRule.text() : text;
    }

    /** A binary file has one value, which is always encrypted (clauses C34, F40). */
    private void warnAboutSelectors() {
        for (SelectorKind kind : SelectorKind.values()) {
            if (!selectorText(kind).isEmpty() && kind != SelectorKind.UNENCRYPTED_COMMENT_REGEX) {
                call.surroundings()
                        .log()
                        .warn(
                                "Using an "
                                        + kind.field().replace('_', ' ')
                                        + " does not make sense with the input store (the binary"
                                        + " store "
                                        + (kind == SelectorKind.ENCRYPTED_COMMENT_REGEX
                                                ? "never produces comments"
                                                : "produces one key that should always be encrypted")
                                        + ") and will be ignored.");
            }
        }
    }

    private static Flag flag(SelectorKind kind) {
        return switch (kind) {
            case UNENCRYPTED_SUFFIX -> Flags.UNENCRYPTED_SUFFIX;
            case ENCRYPTED_SUFFIX -> Flags.ENCRYPTED_SUFFIX;
            case UNENCRYPTED_REGEX -> Flags.UNENCRYPTED_REGEX;
            case ENCRYPTED_REGEX -> Flags.ENCRYPTED_REGEX;
            case UNENCRYPTED_COMMENT_REGEX -> Flags.UNENCRYPTED_COMMENT_REGEX;
            case ENCRYPTED_COMMENT_REGEX -> Flags.ENCRYPTED_COMMENT_REGEX;
        };
    }

    private List<KeyGroup> groups() {
        List<MasterKey> found = keysOfFlags();
        if (!found.isEmpty()) {
            return List.of(new KeyGroup(found));
        }
        if (rule != null) {
            return rule.groups();
        }
        throw new CommandException(
                ExitCode.GENERIC,
                "config file not found, or has no creation rules, and no keys provided through"
                        + " command line options");
    }

    /** In the order of clause C122. */
    private List<MasterKey> keysOfFlags() {
        KeyFlags flags = new KeyFlags(call, keys.ring(), context.pairs());
        List<MasterKey> found = new ArrayList<>();
        found.addAll(flags.keys("kms", Flags.KMS));
        found.addAll(flags.keys("gcp_kms", Flags.GCP_KMS));
        found.addAll(flags.keys("hckms", Flags.HCKMS));
        found.addAll(flags.keys("azure_kv", Flags.AZURE_KV));
        found.addAll(flags.keys("pgp", Flags.PGP));
        addPgpKeyFiles(found);
        found.addAll(flags.keys("hc_vault", Flags.HC_VAULT_TRANSIT));
        found.addAll(flags.keys("age", Flags.AGE));
        return found;
    }

    /** The keys in files, but for those that are named by their fingerprints as well. */
    private void addPgpKeyFiles(List<MasterKey> found) {
        Set<String> named = new HashSet<>();
        for (MasterKey key : found) {
            named.add(key.identity());
        }
        try {
            for (String file : call.own().list(Flags.PGP_KEY)) {
                Path path = call.surroundings().workingDirectory().resolve(file);
                for (MasterKey key : keys.pgp().keysIn(path)) {
                    if (named.add(key.identity())) {
                        found.add(key);
                    }
                }
            }
        } catch (KeyException | InvalidPathException e) {
            throw new SopsException(Kind.KEYS, "--pgp-key: " + e.getMessage(), e);
        }
    }

    private static final String SEVERAL_SELECTORS =
            "Error: cannot use more than one of encrypted_suffix, unencrypted_suffix,"
                    + " encrypted_regex, unencrypted_regex, encrypted_comment_regex, or"
                    + " unencrypted_comment_regex in the same file";
}
