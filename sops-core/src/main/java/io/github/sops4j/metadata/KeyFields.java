package io.github.sops4j.metadata;

import java.util.List;

/**
 * The fields of one kind of key entry (clause F62).
 *
 * @param type the name of the list
 * @param fields its text fields; all are written but for those in {@code optional}
 * @param optional those left out when empty
 * @param hasContext whether entries may hold an encryption context
 */
record KeyFields(String type, List<String> fields, List<String> optional, boolean hasContext) {
    static final String CREATED_AT = "created_at";
    static final String CONTEXT = "context";

    /** All kinds in the order in which a file's keys are tried (clause F65). */
    static final List<KeyFields> ALL =
            List.of(
                    new KeyFields(
                            "kms",
                            List.of("arn", "aws_profile", CREATED_AT, "enc", "role"),
                            List.of("role"),
                            true),
                    required("gcp_kms", CREATED_AT, "enc", "resource_id"),
                    required("hckms", CREATED_AT, "enc", "key_id"),
                    required("azure_kv", CREATED_AT, "enc", "name", "vault_url", "version"),
                    required(
                            "hc_vault",
                            CREATED_AT,
                            "enc",
                            "engine_path",
                            "key_name",
                            "vault_address"),
                    required("pgp", CREATED_AT, "enc", "fp"),
                    required("age", "enc", "recipient"));

    private static KeyFields required(String type, String... fields) {
        return new KeyFields(type, List.of(fields), List.of(), false);
    }

    /** Lists that stand in every key group, even when they are empty (clause F64). */
    boolean alwaysInGroups() {
        return type.equals("age") || type.equals("hc_vault");
    }
}
