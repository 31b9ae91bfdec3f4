package io.github.sops4j.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasterKeyTest {

    @ParameterizedTest // K4
    @CsvSource({
        "age, recipient, age1x",
        "pgp, fp, ABCD",
        "gcp_kms, resource_id, projects/p",
        "hckms, key_id, region:uuid"
    })
    void aKeyIsNamedByItsTextAsStored(String type, String field, String text) {
        assertThat(new MasterKey(type, Map.of(field, text)).identity()).isEqualTo(text);
    }

    @Test // K4
    void keysOfVaultsAreNamedByTheirAddress() {
        MasterKey azure =
                new MasterKey("azure_kv", Map.of("vault_url", "u", "name", "n", "version", "v"));
        MasterKey vault =
                new MasterKey(
                        "hc_vault",
                        Map.of("vault_address", "a", "engine_path", "e", "key_name", "k"));
        assertThat(azure.identity()).isEqualTo("u/keys/n/v");
        assertThat(vault.identity()).isEqualTo("a/v1/e/keys/k");
    }

    @ParameterizedTest // K4
    @CsvSource(
            delimiter = ';',
            value = {
                "''; ''; false; arn",
                "role; ''; false; arn+role",
                "''; ''; true; arn|a:b,c:d",
                "''; prof; false; arn||prof",
                "role; prof; true; arn+role|a:b,c:d|prof"
            })
    void awsKeysAreNamedWithRoleContextAndProfile(
            String role, String profile, boolean withContext, String identity) {
        TreeMap<String, String> fields = new TreeMap<>(Map.of("arn", "arn"));
        fields.put("role", role);
        fields.put("aws_profile", profile);
        TreeMap<String, String> context = new TreeMap<>();
        if (withContext) {
            context.put("c", "d");
            context.put("a", "b");
        }
        MasterKey key = new MasterKey("kms", fields, new TreeMap<>(context));
        assertThat(key.identity()).isEqualTo(identity);
    }
}
