package io.github.sops4j.cli.options;

import static io.github.sops4j.cli.options.Flag.Type.LIST;
import static io.github.sops4j.cli.options.Flag.Type.NUMBER;
import static io.github.sops4j.cli.options.Flag.Type.SWITCH;
import static io.github.sops4j.cli.options.Flag.Type.TEXT;

import java.util.ArrayList;
import java.util.List;

/** The flags that several commands share, and their groups (clause C22). */
public final class Flags {
    private Flags() {}

    public static final Flag IN_PLACE =
            Flag.of(SWITCH, "in-place", "Replace the file instead of printing the result.")
                    .alias("i");
    public static final Flag OUTPUT =
            Flag.of(TEXT, "output", "Write the result to this file instead of printing it.");
    public static final Flag EXTRACT =
            Flag.of(TEXT, "extract", "Print one part only, named like '[\"servers\"][0]'.");
    public static final Flag IGNORE_MAC =
            Flag.of(
                    SWITCH,
                    "ignore-mac",
                    "Accept a file whose values were changed, removed or moved.");
    public static final Flag FILENAME_OVERRIDE =
            Flag.of(
                    TEXT,
                    "filename-override",
                    "Choose formats and creation rule by this name; needed to encrypt standard input.");
    public static final Flag INPUT_TYPE =
            Flag.of(
                    TEXT,
                    "input-type",
                    "Read as yaml, json, dotenv, ini, binary or properties, whatever the name.");
    public static final Flag OUTPUT_TYPE =
            Flag.of(
                    TEXT,
                    "output-type",
                    "Write as yaml, json, dotenv, ini, binary or properties, whatever the name.");
    public static final Flag DECRYPTION_ORDER =
            Flag.of(TEXT, "decryption-order", "Key types to try first, separated by commas.")
                    .variable("SOPS_DECRYPTION_ORDER");
    public static final Flag ENABLE_LOCAL_KEYSERVICE =
            Flag.of(SWITCH, "enable-local-keyservice", "Use the keys of this machine.")
                    .variable("SOPS_ENABLE_LOCAL_KEYSERVICE")
                    .on();
    public static final Flag KEYSERVICE =
            Flag.of(LIST, "keyservice", "Also ask the key service at this address.")
                    .variable("SOPS_KEYSERVICE");

    public static final Flag KMS =
            Flag.of(TEXT, "kms", "AWS KMS keys (ARNs), separated by commas.")
                    .alias("k")
                    .variable("SOPS_KMS_ARN");
    public static final Flag AWS_PROFILE =
            Flag.of(TEXT, "aws-profile", "The AWS profile for the keys of --kms.");
    public static final Flag GCP_KMS =
            Flag.of(TEXT, "gcp-kms", "Google Cloud KMS keys (resource names), separated by commas.")
                    .variable("SOPS_GCP_KMS_IDS");
    public static final Flag HCKMS =
            Flag.of(TEXT, "hckms", "Huawei Cloud KMS keys (region:id), separated by commas.")
                    .variable("SOPS_HUAWEICLOUD_KMS_IDS");
    public static final Flag AZURE_KV =
            Flag.of(TEXT, "azure-kv", "Azure Key Vault keys (URLs), separated by commas.")
                    .variable("SOPS_AZURE_KEYVAULT_URLS");
    public static final Flag HC_VAULT_TRANSIT =
            Flag.of(
                            TEXT,
                            "hc-vault-transit",
                            "HashiCorp Vault transit keys (URLs), separated by commas.")
                    .variable("SOPS_VAULT_URIS");
    public static final Flag PGP =
            Flag.of(TEXT, "pgp", "OpenPGP keys (fingerprints), separated by commas.")
                    .alias("p")
                    .variable("SOPS_PGP_FP");
    public static final Flag PGP_KEY =
            Flag.of(
                    LIST,
                    "pgp-key",
                    "Files with OpenPGP public keys to encrypt for; no GnuPG is needed.");
    public static final Flag AGE =
            Flag.of(TEXT, "age", "age recipients, separated by commas.")
                    .alias("a")
                    .variable("SOPS_AGE_RECIPIENTS");

    public static final Flag UNENCRYPTED_SUFFIX =
            Flag.of(TEXT, "unencrypted-suffix", "Leave values in clear whose key ends like this.");
    public static final Flag ENCRYPTED_SUFFIX =
            Flag.of(TEXT, "encrypted-suffix", "Encrypt only values whose key ends like this.");
    public static final Flag UNENCRYPTED_REGEX =
            Flag.of(TEXT, "unencrypted-regex", "Leave values in clear whose key matches this.");
    public static final Flag ENCRYPTED_REGEX =
            Flag.of(TEXT, "encrypted-regex", "Encrypt only values whose key matches this.");
    public static final Flag UNENCRYPTED_COMMENT_REGEX =
            Flag.of(
                    TEXT,
                    "unencrypted-comment-regex",
                    "Leave values in clear whose comment matches this.");
    public static final Flag ENCRYPTED_COMMENT_REGEX =
            Flag.of(
                    TEXT,
                    "encrypted-comment-regex",
                    "Encrypt only values whose comment matches this.");
    public static final Flag ENCRYPTION_CONTEXT =
            Flag.of(
                    TEXT,
                    "encryption-context",
                    "AWS KMS encryption context: key:value, separated by commas.");
    public static final Flag SHAMIR_THRESHOLD =
            Flag.of(
                    NUMBER,
                    "shamir-secret-sharing-threshold",
                    "How many key groups are needed to decrypt.");

    public static final Flag SHOW_MASTER_KEYS =
            Flag.of(SWITCH, "show-master-keys", "Show the metadata while editing.").alias("s");
    public static final Flag VERBOSE = Flag.of(SWITCH, "verbose", "Say more on standard error.");
    public static final Flag YES =
            Flag.of(SWITCH, "yes", "Ask nothing; the answer to every question is yes.").alias("y");

    /** KS of clause C22. */
    public static final List<Flag> KEY_SERVICES = List.of(ENABLE_LOCAL_KEYSERVICE, KEYSERVICE);

    /** KEYS of clause C22. */
    public static final List<Flag> KEYS =
            List.of(KMS, AWS_PROFILE, GCP_KMS, HCKMS, AZURE_KV, HC_VAULT_TRANSIT, PGP, AGE);

    /** SEL of clause C22. */
    public static final List<Flag> SELECTORS =
            List.of(UNENCRYPTED_SUFFIX, ENCRYPTED_SUFFIX, UNENCRYPTED_REGEX, ENCRYPTED_REGEX);

    /** TYPES of clause C22. */
    public static final List<Flag> TYPES = List.of(INPUT_TYPE, OUTPUT_TYPE);

    /** These groups of flags one after the other. */
    @SafeVarargs
    public static List<Flag> join(List<Flag>... groups) {
        List<Flag> flags = new ArrayList<>();
        for (List<Flag> group : groups) {
            flags.addAll(group);
        }
        return flags;
    }
}
