package io.github.sops4j.kms.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.key.KeyException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyArnTest {

    @ParameterizedTest // K31
    @CsvSource({
        "arn:aws:kms:eu-west-1:123456789012:key/mrk-1, eu-west-1",
        "arn:aws-cn:kms:cn-north-1:1:key/x, cn-north-1",
        "arn:aws-us-gov:kms:us-gov-west-1:123456789012:alias/team/one, us-gov-west-1",
    })
    void theRegionIsInTheName(String text, String region) throws KeyException {
        assertThat(KeyArn.parse(text).region()).isEqualTo(region);
    }

    @ParameterizedTest // K31
    @ValueSource(
            strings = {
                "",
                "alias/x",
                "key/x",
                "arn:aws:kms:eu-west-1:123456789012:key/",
                "arn:aws:kms:eu-west-1:123456789012:alias/",
                "arn:aws:kms:eu-west-1::key/x",
                "arn:aws:kms:eu-west-1:12a:key/x",
                "arn:aws:kms::123456789012:key/x",
                "arn:aws:iam:eu-west-1:123456789012:key/x",
                "arn:other:kms:eu-west-1:123456789012:key/x",
                "arn:aws:kms:evil.example/#:123456789012:key/x",
                "arn:aws:kms:eu west:123456789012:key/x",
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> KeyArn.parse(text))
                .isInstanceOf(KeyException.class)
                .hasMessage("no valid ARN found in '" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "key/x, arn:aws:kms:a:1:key/x, true",
        "key/x, x, true",
        "key/x, y, false",
        "key/x, arn:aws:kms:a:2:key/x, false",
        "key/x, '', false",
        "alias/x, arn:aws:kms:a:1:key/y, true",
    })
    void anAnswerNamesTheKeyUnlessAnAliasWasAsked(String resource, String answer, boolean named)
            throws KeyException {
        assertThat(KeyArn.parse("arn:aws:kms:a:1:" + resource).isNamed(answer)).isEqualTo(named);
    }
}
