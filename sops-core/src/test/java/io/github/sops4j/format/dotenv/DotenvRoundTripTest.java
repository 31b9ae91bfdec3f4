package io.github.sops4j.format.dotenv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.testing.Damage;
import io.github.sops4j.testing.TestSops;
import io.github.sops4j.tree.Utf8;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotenvRoundTripTest {
    private final DotenvFormat format = new DotenvFormat();
    private final TestSops sops = new TestSops(format);

    @AfterEach
    void close() {
        sops.close();
    }

    private String encrypted(String plain) {
        return Utf8.decode(sops.encrypt(Utf8.encode(plain)));
    }

    private String decrypted(String encrypted) {
        return Utf8.decode(sops.decrypt(Utf8.encode(encrypted)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "A=1",
                "A=1\n",
                "A=1\n\n\n# c\n\nB = x y \n",
                "#",
                "# c",
                "\n\n#c\n\n",
                "A=1\r\nB=\r\n#c\r\n",
                "A=1\n#\r",
                "A=x\\ny\\\\nz\n",
                "\uFEFFA=1\nA=2\n=x\n",
                "A=\uDCFF\uDCFE\n\uDCFF=1\n#\uDCFF\n",
                "A_unencrypted=x\\ny\n\nB=\uD83D\uDE00",
            })
    void comesBackByteForByte(String plain) { // F122 to F125
        assertThat(decrypted(encrypted(plain))).isEqualTo(plain);
    }

    @Test
    void onlyValuesAndCommentsChange() { // F30, F71
        assertThat(encrypted("# c\n\nA = 1\nB_unencrypted=2\nC=\n"))
                .matches(
                        "(?s)#ENC\\[[^]]*]\n\nA =ENC\\[[^]]*]\nB_unencrypted=2\nC=\nsops_age__.*\n");
    }

    @Test
    void aFileWithoutFinalLineBreakIsEncryptedToOne() { // F71
        assertThat(encrypted("A=1")).containsPattern("]\nsops_age").endsWith("=3.13.3");
    }

    @Test
    void metadataStandAnywhere() { // F71
        String lines = encrypted("A=1\nB=2\n");
        int start = lines.indexOf("sops_");

        assertThat(decrypted(lines.substring(start) + "\n" + lines.substring(0, start)))
                .isEqualTo("\nA=1\nB=2\n");
    }

    @Test
    void metadataBetweenTheLinesGoAway() { // F71
        String lines = encrypted("A=1\n").replace("sops_mac", "\nB_unencrypted=\n\nsops_mac");

        assertThat(decrypted(lines)).isEqualTo("A=1\n\nB_unencrypted=\n\n");
    }

    @Test
    void newlinesInMetadataArePairs() { // F76
        assertThat(encrypted("A=1\n")).contains("_enc=-----BEGIN AGE ENCRYPTED FILE-----\\n");
    }

    @Test
    void aNameWithThePrefixIsRefused() { // F16
        assertThatThrownBy(() -> encrypted("A=1\nsops_x=1\n"))
                .isInstanceOf(SopsException.class)
                .extracting(e -> ((SopsException) e).kind())
                .isEqualTo(Kind.ALREADY_ENCRYPTED);
    }

    @Test
    void windowsLineEndsInAnEncryptedFileAreNamed() { // F123, F159
        String windows = encrypted("A=1\n").replace("\n", "\r\n");

        assertThatThrownBy(() -> decrypted(windows))
                .hasMessageContaining("CRLF")
                .extracting(e -> ((SopsException) e).kind())
                .isEqualTo(Kind.ENCRYPTED_MALFORMED);
    }

    @Test
    void nothingElseComesOutOfADamagedFile() { // F50
        Damage damage = new Damage(format, sops, "# hidden\nA=hidden 1\n\nB=hidden 2\n");

        damage.cutAnywhere();
        damage.flipAnywhere(1);
        damage.flipAnywhere(0x84);
    }

    @Test
    void theSourceIsUtf8ForTheRest() { // F124
        assertThat(new String(sops.encrypt("é=1\n".getBytes(UTF_8)), UTF_8)).startsWith("é=ENC[");
    }
}
