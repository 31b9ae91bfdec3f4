package io.github.sops4j.cipher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.tree.Value;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class MacTest {

    private static String macOfTheWorkedExample(boolean encryptedOnly) {
        Mac mac = new Mac(encryptedOnly);
        mac.add(Plaintext.bytes(new Value.Int(1)), true);
        mac.add(Plaintext.bytes(new Value.Bool(true)), true);
        mac.add(Plaintext.bytes(new Value.Float(2.5)), true);
        mac.add(Plaintext.bytes(new Value.Text("x")), true);
        mac.add(
                Plaintext.bytes(new Value.Time(OffsetDateTime.parse("2001-12-14T00:00:00Z"))),
                true);
        mac.add(Plaintext.bytes(Value.Null.NULL), true);
        mac.add(Plaintext.bytes(new Value.Text("")), true);
        mac.add(Plaintext.bytes(new Value.Text("plain")), false);
        mac.add(Plaintext.bytes(new Value.Int(-7)), true);
        return mac.text();
    }

    @Test // F50, F60
    void theMacCoversAllValues() {
        assertThat(macOfTheWorkedExample(false))
                .isEqualTo(
                        "01FABA97998FFA8A73D7BBD0E9F482057561F5C551AB045A299A3EC0009CE0CBA5DBD925751A8602"
                                + "49D4BDB780087491A30DF82062BA6125D1D3CFEA76D42347");
    }

    @Test // F52, F60
    void theMacOfEncryptedValuesBeginsWithAPrefix() {
        assertThat(macOfTheWorkedExample(true))
                .isEqualTo(
                        "2FCC0C361F642F9C1A42E426F3014FF22CD3598CDEA8F8AAB170DEE2C4B4AF61A23DBAE2CFDD1F94"
                                + "8F18A2BE785707A127FEAED9FB4D014A15BF55BC40B69953");
    }

    @Test // F60
    void theMacOfNothingIsTheHashOfNothing() {
        assertThat(new Mac(false).text()).startsWith("CF83E135").endsWith("F927DA3E");
    }
}
