package io.github.sops4j.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedValueTest {
    private static final String VALUE =
            "ENC[AES256_GCM,data:f6SdJOI=,iv:ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=,"
                    + "tag:TEFu+ejkdT0ijPtelDWwfg==,type:str]";

    @Test // F18
    void whatIsReadIsWrittenTheSame() throws CipherException {
        assertThat(EncryptedValue.parse(VALUE).text()).isEqualTo(VALUE);
    }

    @ParameterizedTest // F19
    @ValueSource(strings = {"xyz", "\n", "\nanything]"})
    void textBehindTheLastBracketOfTheLineIsIgnored(String behind) throws CipherException {
        assertThat(EncryptedValue.parse(VALUE + behind).type()).isEqualTo("str");
    }

    @Test // F19
    void theTypeEndsAtTheLastBracket() throws CipherException {
        assertThat(EncryptedValue.parse(VALUE + "x]").type()).isEqualTo("str]x");
    }

    @ParameterizedTest // F19
    @ValueSource(
            strings = {
                "",
                "plain",
                "ENC[]",
                "enc[AES256_GCM,data:YQ==,iv:YQ==,tag:YQ==,type:str]",
                "ENC[AES128_GCM,data:YQ==,iv:YQ==,tag:YQ==,type:str]",
                " ENC[AES256_GCM,data:YQ==,iv:YQ==,tag:YQ==,type:str]",
                "\nENC[AES256_GCM,data:YQ==,iv:YQ==,tag:YQ==,type:str]",
                "ENC[AES256_GCM,data:,iv:YQ==,tag:YQ==,type:str]",
                "ENC[AES256_GCM,data:YQ==,iv:,tag:YQ==,type:str]",
                "ENC[AES256_GCM,data:YQ==,iv:YQ==,tag:,type:str]",
                "ENC[AES256_GCM,data:YQ==,iv:YQ==,tag:YQ==,type:]",
                "ENC[AES256_GCM,data:YQ==,tag:YQ==,iv:YQ==,type:str]",
                "ENC[AES256_GCM,data:YQ==,iv:YQ==,tag:YQ==,type:str",
                "ENC[AES256_GCM,data:YQ==,iv:YQ==\n,tag:YQ==,type:str]"
            })
    void anythingElseIsNotAnEncryptedValue(String text) {
        assertThatThrownBy(() -> EncryptedValue.parse(text))
                .isInstanceOf(CipherException.class)
                .hasMessageContaining("does not match sops' data format");
    }

    @Test // F20
    void paddingIsMandatory() {
        assertThatThrownBy(() -> EncryptedValue.parse(VALUE.replace("f6SdJOI=", "f6SdJOI")))
                .hasMessageStartingWith("Error base64-decoding data");
    }

    @Test // F20
    void carriageReturnsInBase64AreIgnored() throws CipherException {
        EncryptedValue value = EncryptedValue.parse(VALUE.replace("f6Sd", "f6\rSd"));
        assertThat(value.text()).isEqualTo(VALUE);
    }

    @Test // F20
    void spacesInBase64AreErrors() {
        assertThatThrownBy(() -> EncryptedValue.parse(VALUE.replace("f6SdJOI=", "f6Sd JOI=   ")))
                .hasMessageStartingWith("Error base64-decoding data");
    }

    @Test // F20
    void trailingBitsThatAreNotZeroAreTolerated() throws CipherException {
        EncryptedValue value = EncryptedValue.parse(VALUE.replace("f6SdJOI=", "f6SdJOJ="));
        assertThat(value.text()).isEqualTo(VALUE);
    }
}
