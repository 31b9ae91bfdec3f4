package io.github.sops4j.kms.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.key.user.UserEnvironment;
import io.github.sops4j.metadata.MasterKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsKmsKeyProviderTest {
    private static final String ARN = "arn:aws:kms:eu-west-1:123456789012:key/x";

    private final AwsKmsKeyProvider provider = new AwsKmsKeyProvider(UserEnvironment.ofProcess());

    @Test // K30
    void keysAreSeparatedByCommasAndMayHaveRoles() {
        List<MasterKey> keys = provider.parse(" a , b+arn:aws:iam::1:role/r,c+d,");
        assertThat(keys)
                .extracting(MasterKey::identity)
                .containsExactly("a", "b+arn:aws:iam::1:role/r", "c+d", "");
        assertThat(keys.get(1).field("arn")).isEqualTo("b");
        assertThat(keys.get(1).field("role")).isEqualTo("arn:aws:iam::1:role/r");
    }

    @Test // K36, K39
    void aKeyKnowsWhenItWasMade() {
        assertThat(provider.parse(ARN).get(0).field("created_at"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test // K31
    void aKeyIsCheckedWhenItIsUsed() {
        MasterKey key = provider.parse("alias/x").get(0);
        assertThatThrownBy(() -> provider.wrap(key, new byte[32]))
                .hasMessage("no valid ARN found in 'alias/x'");
        assertThatThrownBy(() -> provider.unwrap(key))
                .hasMessage("no valid ARN found in 'alias/x'");
    }

    @Test // K35
    void aCiphertextThatIsNotBase64IsRefusedBeforeAnybodyIsAsked() {
        MasterKey key = new MasterKey("kms", Map.of("arn", ARN, "enc", "%"));
        assertThatThrownBy(() -> provider.unwrap(key))
                .isInstanceOf(KeyException.class)
                .hasMessageStartingWith("error base64-decoding encrypted data key: ");
    }

    @Test // K38
    void aNullInTheContextIsRefusedBeforeAnybodyIsAsked() {
        TreeMap<String, String> context = new TreeMap<>();
        context.put("team", null);
        MasterKey key = new MasterKey("kms", Map.of("arn", ARN, "enc", "")).withContext(context);
        assertThatThrownBy(() -> provider.unwrap(key)).hasMessageContaining("null for 'team'");
    }

    @Test
    void anApplicationWithoutAClientForTheRegionIsTold() {
        AwsKmsKeyProvider none = AwsKmsKeyProvider.using(List.of());
        MasterKey key = none.parse(ARN).get(0);
        assertThatThrownBy(() -> none.wrap(key, new byte[32]))
                .hasMessageEndingWith(
                        "the application has no client for this region (in eu-west-1)");
    }

    @Test
    void theTypeIsFoundOnTheClassPath() {
        try (KeyRing ring = KeyRing.ofClassPath(UserEnvironment.of(Map.of()))) {
            assertThat(ring.provider("kms")).isInstanceOf(AwsKmsKeyProvider.class);
        }
    }

    @Test
    void anEnvironmentWithoutAnAccountHasNoOtherCredentialsThanItsVariables() {
        AwsKmsKeyProvider given = new AwsKmsKeyProvider(UserEnvironment.of(Map.of()));
        MasterKey key = given.parse(ARN).get(0);
        assertThatThrownBy(() -> given.wrap(key, new byte[32]))
                .hasMessageContaining(
                        "no AWS credentials: no access key in the variables that were given"
                                + " (AWS_ACCESS_KEY_ID)");
    }

    @Test
    void anAccessKeyIsTakenFromTheVariablesThatWereGiven() throws KeyException {
        UserEnvironment given =
                UserEnvironment.of(
                        Map.of("AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "secret"));
        Principal found = new CredentialSources(given).find("", "eu-west-1", () -> null);
        assertThat(found.credentials().resolveCredentials().accessKeyId()).isEqualTo("id");
        assertThat(found.kind()).isEqualTo("the access key that was given");
    }

    @ParameterizedTest // K34, C202
    @CsvSource({
        "a-b.c9, sops@ab.c9",
        "Host_1, sops@Host_1",
        "'ä b/c+d', sops@bcd",
        "'=,@[\\]^', 'sops@=,@[\\]^'",
        "'', sops@",
    })
    void aRoleSessionIsNamedAfterTheHost(String host, String session) {
        assertThat(RoleSession.name(host)).isEqualTo(session);
        assertThat(RoleSession.name("x".repeat(100))).hasSize(64);
    }
}
