package io.github.sops4j.cipher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueCipherTest {
    private static final String IV = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";

    private final ValueCipher cipher = new ValueCipher(new DataKey(bytes(0, 32)));

    private static byte[] bytes(int from, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }

    private static String encrypted(String data, String tag, String type) {
        return "ENC[AES256_GCM,data:" + data + ",iv:" + IV + ",tag:" + tag + ",type:" + type + "]";
    }

    private String decrypt(String text, String additionalData) throws CipherException {
        EncryptedValue value = EncryptedValue.parse(text);
        return new String(cipher.decrypt(value, additionalData.getBytes(UTF_8)), UTF_8);
    }

    @ParameterizedTest // F148, F149
    @CsvSource({
        "a:b:, hello, f6SdJOI=, TEFu+ejkdT0ijPtelDWwfg==, str",
        "n:, 42, I/M=, UzMwOWR3/DEzgoo5/g7l1A==, int",
        "f:, 1.5, Ju/E, uJBeK8Rb0IhyEwRMiZ5ZVA==, float",
        "flags:, True, Q7OELQ==, /idaZC+rDnwunLprUhFRVA==, bool",
        "t:, 2001-12-14T21:59:43.1-05:00, JfHBeaA+5A73ZTJF17pUxr2lhIpa2hllnQAN,"
                + " TOfL15e2m4JDjALkaVMUag==, time"
    })
    void aValueOfTheReferenceDecrypts(
            String additionalData, String clear, String data, String tag, String type)
            throws CipherException {
        assertThat(decrypt(encrypted(data, tag, type), additionalData)).isEqualTo(clear);
    }

    @Test // F24, F149
    void aTopLevelCommentIsTiedToALoneColon() throws CipherException {
        String comment = encrypted("N7WeOK1suU6rNAgD", "GsuSP1jmDnjxOeyqlK3E7Q==", "comment");
        assertThat(decrypt(comment, ":")).isEqualTo(" top comment");
    }

    @Test // F54, F150
    void theMacIsTiedToTheTimeWithoutColon() throws CipherException {
        String mac =
                encrypted(
                        "J/C3Cc9O7xT/aF4xoMFZvrCi85MptW1g4gl746c9yMTD2FaLBcqwixGxNd23Ya0OMEG4G5dJdqz7"
                                + "MXu+db3JsY6JDgs9Vn+DzoRfQOiCxNKJZu1LyEUfgYTyeSiEEuKI++yFmopbs+VAP5Jb"
                                + "ZIGndrFKu8IgNRe/T/74BWLlO64=",
                        "5JF9Hcy7oayBwRqU55Zxvg==",
                        "str");
        assertThat(decrypt(mac, "2024-01-02T03:04:05Z")).startsWith("01FABA97998FFA8A");
    }

    @Test // F24
    void aValueMovedToAnotherKeyDoesNotDecrypt() {
        String value = encrypted("f6SdJOI=", "TEFu+ejkdT0ijPtelDWwfg==", "str");
        assertThatThrownBy(() -> decrypt(value, "a:c:"))
                .isInstanceOf(CipherException.class)
                .hasMessageContaining("Could not decrypt with AES_GCM") // F28
                .hasMessageNotContaining("hello");
    }

    @Test // F22
    void aNewNonceHas32RandomBytes() {
        EncryptedValue one = cipher.encrypt("x".getBytes(UTF_8), new byte[] {':'}, "str");
        EncryptedValue two = cipher.encrypt("x".getBytes(UTF_8), new byte[] {':'}, "str");
        assertThat(one.iv()).hasSize(32).isNotEqualTo(two.iv());
    }

    @ParameterizedTest // F22
    @ValueSource(ints = {1, 12, 16, 32, 64})
    void aNonceOfAnyLengthIsAccepted(int length) throws Exception {
        javax.crypto.Cipher jdk = javax.crypto.Cipher.getInstance("AES/GCM/NoPadding");
        byte[] iv = bytes(7, length);
        jdk.init(
                javax.crypto.Cipher.ENCRYPT_MODE,
                new javax.crypto.spec.SecretKeySpec(bytes(0, 32), "AES"),
                new javax.crypto.spec.GCMParameterSpec(128, iv));
        jdk.updateAAD("k:".getBytes(UTF_8));
        EncryptedValue value = new EncryptedValue(jdk.doFinal("v".getBytes(UTF_8)), iv, "str");
        assertThat(cipher.decrypt(value, "k:".getBytes(UTF_8))).isEqualTo("v".getBytes(UTF_8));
    }

    @Test // F23
    void anotherSplitOfDataAndTagStillDecrypts() throws CipherException {
        byte[] data = Base64.getDecoder().decode("f6SdJOI=");
        byte[] tag = Base64.getDecoder().decode("TEFu+ejkdT0ijPtelDWwfg==");
        byte[] shifted = new byte[data.length + 1];
        System.arraycopy(data, 0, shifted, 0, data.length);
        shifted[data.length] = tag[0];
        Base64.Encoder base64 = Base64.getEncoder();
        String value =
                encrypted(
                        base64.encodeToString(shifted),
                        base64.encodeToString(Arrays.copyOfRange(tag, 1, tag.length)),
                        "str");
        assertThat(decrypt(value, "a:b:")).isEqualTo("hello");
    }

    @Test // F23
    void dataShorterThanATagIsRefused() {
        assertThatThrownBy(() -> decrypt(encrypted("YQ==", "Yg==", "str"), "a:"))
                .isInstanceOf(CipherException.class);
    }

    @Test
    void aDataKeyIsNeverPrinted() {
        assertThat(new DataKey(bytes(1, 32))).hasToString("DataKey");
    }

    @Test
    void nothingIsEncryptedUnderADataKeyThatWasClosed() {
        DataKey key = new DataKey(bytes(1, 32));
        key.close();
        assertThatThrownBy(() -> new ValueCipher(key))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the data key was closed");
    }

    @ParameterizedTest // F21
    @ValueSource(ints = {0, 15, 31, 33, 64})
    void aDataKeyOfAnotherLengthIsRefused(int length) {
        assertThatThrownBy(() -> new DataKey(new byte[length]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
