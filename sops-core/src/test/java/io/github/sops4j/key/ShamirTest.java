package io.github.sops4j.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShamirTest {
    private static final List<byte[]> PARTS =
            List.of(hex("039995e501"), hex("0adc435502"), hex("0916293003"), hex("2456274d04"));

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    @ParameterizedTest // K9
    @CsvSource({"0,1,2", "0,1,3", "0,2,3", "1,2,3", "3,1,0"})
    void anyThreePartsOfTheReferenceGiveTheSecret(int a, int b, int c) throws KeyException {
        byte[] secret = Shamir.combine(List.of(PARTS.get(a), PARTS.get(b), PARTS.get(c)));
        assertThat(secret).isEqualTo(hex("0053ff80"));
    }

    @Test // K9
    void morePartsThanNeededGiveTheSecretToo() throws KeyException {
        assertThat(Shamir.combine(PARTS)).isEqualTo(hex("0053ff80"));
    }

    @Test // K9
    void tooFewPartsGiveGarbage() throws KeyException {
        assertThat(Shamir.combine(PARTS.subList(0, 2))).isEqualTo(hex("04532e7c"));
    }

    @ParameterizedTest // K7, K8
    @CsvSource({"2,2", "3,2", "5,3", "255,255"})
    void whatIsSplitCanBeCombined(int parts, int threshold) throws KeyException {
        byte[] secret = hex("000102fdfeff80aa");
        List<byte[]> split = Shamir.split(secret, parts, threshold);
        assertThat(split).hasSize(parts);
        assertThat(split.get(parts - 1)[secret.length]).isEqualTo((byte) parts);
        assertThat(Shamir.combine(split.subList(parts - threshold, parts))).isEqualTo(secret);
    }

    @ParameterizedTest // K10
    @CsvSource({
        "2, 1, threshold must be at least 2",
        "2, 3, parts cannot be less than threshold",
        "256, 2, parts cannot exceed 255"
    })
    void impossibleSplitsAreRefused(int parts, int threshold, String message) {
        assertThatThrownBy(() -> Shamir.split(hex("00"), parts, threshold)).hasMessage(message);
    }

    @Test // K11
    void onePartIsNotEnough() {
        assertThatThrownBy(() -> Shamir.combine(PARTS.subList(0, 1)))
                .hasMessage("less than two parts cannot be used to reconstruct the secret");
    }

    @Test
    void partsOfDifferentLengthOrEqualPlaceAreRefused() {
        assertThatThrownBy(() -> Shamir.combine(List.of(hex("0001"), hex("000102"))))
                .hasMessage("all parts must be the same length");
        assertThatThrownBy(() -> Shamir.combine(List.of(hex("0001"), hex("0501"))))
                .hasMessage("duplicate part detected");
    }
}
