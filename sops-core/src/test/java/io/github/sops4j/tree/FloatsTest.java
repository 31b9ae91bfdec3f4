package io.github.sops4j.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.testing.Rows;
import org.junit.jupiter.api.Test;

class FloatsTest {

    @Test
    void goAgreesOnEveryRow() { // F26, F94
        for (String[] row : Rows.of("/io/github/sops4j/format/yaml/floats.tsv")) {
            double number = Double.longBitsToDouble(Long.parseUnsignedLong(row[0], 16));

            assertThat(Floats.plain(number)).isEqualTo(row[1]);
            assertThat(Floats.yaml(number)).isEqualTo(row[2]);
        }
    }

    @Test
    void plainTextNeverHasAnExponent() { // F26
        assertThat(Floats.plain(1.0)).isEqualTo("1");
        assertThat(Floats.plain(0.1)).isEqualTo("0.1");
        assertThat(Floats.plain(1234.5)).isEqualTo("1234.5");
        assertThat(Floats.plain(1e21)).isEqualTo("1000000000000000000000");
        assertThat(Floats.plain(1e300)).hasSize(301);
        assertThat(Floats.plain(1e-7)).isEqualTo("0.0000001");
        assertThat(Floats.plain(Double.MIN_VALUE)).isEqualTo("0." + "0".repeat(323) + "5");
    }

    @Test
    void plainTextOfTheSpecialValues() { // F26
        assertThat(Floats.plain(-0.0)).isEqualTo("-0");
        assertThat(Floats.plain(Double.POSITIVE_INFINITY)).isEqualTo("+Inf");
        assertThat(Floats.plain(Double.NEGATIVE_INFINITY)).isEqualTo("-Inf");
        assertThat(Floats.plain(Double.NaN)).isEqualTo("NaN");
    }

    @Test
    void yamlHasAnExponentBelowOneTenThousandthAndFromOneMillion() { // F94
        assertThat(Floats.yaml(100000)).isEqualTo("100000");
        assertThat(Floats.yaml(999999)).isEqualTo("999999");
        assertThat(Floats.yaml(123456.5)).isEqualTo("123456.5");
        assertThat(Floats.yaml(0.0001)).isEqualTo("0.0001");
        assertThat(Floats.yaml(1e6)).isEqualTo("1e+06");
        assertThat(Floats.yaml(1234567)).isEqualTo("1.234567e+06");
        assertThat(Floats.yaml(1234567.5)).isEqualTo("1.2345675e+06");
        assertThat(Floats.yaml(1e-5)).isEqualTo("1e-05");
        assertThat(Floats.yaml(1e20)).isEqualTo("1e+20");
        assertThat(Floats.yaml(Double.MIN_VALUE)).isEqualTo("5e-324");
    }

    @Test
    void yamlSpellsTheSpecialValuesItsOwnWay() { // F94
        assertThat(Floats.yaml(1.0)).isEqualTo("1");
        assertThat(Floats.yaml(-0.0)).isEqualTo("-0");
        assertThat(Floats.yaml(Double.POSITIVE_INFINITY)).isEqualTo(".inf");
        assertThat(Floats.yaml(Double.NEGATIVE_INFINITY)).isEqualTo("-.inf");
        assertThat(Floats.yaml(Double.NaN)).isEqualTo(".nan");
    }

    @Test
    void noDigitTooManyWhereOlderJavaPrintsOne() { // F26
        assertThat(Floats.yaml(2.0e-3)).isEqualTo("0.002");
        assertThat(Floats.yaml(2.2250738585072014E-308)).isEqualTo("2.2250738585072014e-308");
        assertThat(Floats.yaml(2e23)).isEqualTo("2e+23");
        assertThat(Floats.yaml(0x1p-44)).isEqualTo("5.684341886080802e-14");
        assertThat(Floats.yaml(9.007199254740993E15)).isEqualTo("9.007199254740992e+15");
    }
}
