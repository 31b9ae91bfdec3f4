package io.github.sops4j.format.properties;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.TreeIndex;
import io.github.sops4j.metadata.Selector;
import io.github.sops4j.metadata.SelectorKind;
import io.github.sops4j.testing.Damage;
import io.github.sops4j.testing.TestSops;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Utf8;
import io.github.sops4j.tree.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesRoundTripTest {
    private final PropertiesFormat format = new PropertiesFormat();
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

    /** The encrypted file without its metadata and its ciphertexts. */
    private static String masked(String encrypted) {
        return encrypted
                .substring(0, encrypted.indexOf("sops_"))
                .replaceAll("ENC\\[[^]]*]", "ENC[]")
                .replaceAll("ENC\\([^)]*\\)", "ENC()");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "a=1",
                "a=1\n",
                "# c\n\n  a : 1\n\t! d\n\nb\n\n",
                "a=1\r\n# c\r\nb=2",
                "a=1\rb=2\r",
                "a=1\\\n   ,2\\\n\n\tb = x\\:y\\\\z\\u00e9é\n",
                "a=\\ x \nb=\\=\nc \\:d\n",
                "a=]ENC[\nb=ENC[]\n",
                "a=1\na=2\n",
                "\uFEFFa=1\n",
                "a=\uDCFF\n\uDCFF=x\\\n\uDCFE\n#\uDCFF",
                "k\\u00e9y\\ a = v\n",
                "a_unencrypted=x\\\n  y\n",
                "\\\n",
            })
    void comesBackByteForByte(String plain) { // P7
        assertThat(decrypted(encrypted(plain))).isEqualTo(plain);
    }

    @Test
    void onlyValuesAndCommentsChange() { // P6, P7
        assertThat(masked(encrypted("# c\n\na : 1\nb_unencrypted x\nc=\nd=\\u0031\\\n  2\n")))
                .isEqualTo("#ENC[]\n\na : ENC[]\nb_unencrypted x\nc=\nd=ENC[]ENC()\n");
    }

    @Test
    void theSpellingOfAClearValueStays() { // P7
        Selector selector = Selector.forEncryption(SelectorKind.ENCRYPTED_REGEX, "^a$");
        byte[] plain = Utf8.encode("a=\\u0031\nb=\\u0032\n");
        byte[] encrypted = sops.encrypt(plain, selector, false, 1);

        assertThat(masked(Utf8.decode(encrypted))).isEqualTo("a=ENC[]ENC()\nb=\\u0032\n");
        assertThat(sops.decrypt(encrypted)).isEqualTo(plain);
    }

    @Test
    void aSpellingOfAnotherValueIsIgnored() { // P7
        String encrypted = encrypted("a=\\u0031\n");
        String other = encrypted("a=\\u0032\n");
        String swapped = encrypted.replaceFirst("ENC\\(.*\\)", "ENC(AES256_GCM,data:x)");

        assertThat(decrypted(swapped)).isEqualTo("a=1\n");
        assertThat(masked(other)).isEqualTo(masked(encrypted));
    }

    @Test
    void aBackslashAtTheEndDoesNotTakeTheMetadata() { // P2, P6
        assertThat(decrypted(encrypted("a_unencrypted=1\\"))).isEqualTo("a_unencrypted=1\n");
        assertThat(decrypted(encrypted("a=1\\\n"))).isEqualTo("a=1\n");
    }

    @Test
    void metadataStandAnywhere() { // P6
        String file = encrypted("a=1\nb=2\n");
        int metadata = file.indexOf("sops_");

        assertThat(decrypted(file.substring(metadata) + "\n" + file.substring(0, metadata)))
                .isEqualTo("\na=1\nb=2\n");
    }

    @Test
    void theMetadataHaveTheLineBreaksOfTheFile() { // P6
        assertThat(encrypted("a=1\r\n")).endsWith("sops_version=3.13.3\r\n");
        assertThat(encrypted("a=1\r")).endsWith("\rsops_version=3.13.3\r");
    }

    @Test
    void anEncryptedFileMayHaveOtherLineBreaks() { // P6
        String plain = "# c\na=1\\\n  2\nb=3\n";

        assertThat(decrypted(encrypted(plain).replace("\n", "\r\n")))
                .isEqualTo("# c\r\na=1\\\n  2\r\nb=3\r\n");
    }

    @Test
    void aReservedKeyIsRefused() { // P6
        assertThatThrownBy(() -> encrypted("s\\u006fps_x=1\n"))
                .isInstanceOf(SopsException.class)
                .extracting(e -> ((SopsException) e).kind())
                .isEqualTo(Kind.ALREADY_ENCRYPTED);
    }

    @Test
    void nothingElseComesOutOfADamagedFile() { // P7
        Damage damage =
                new Damage(format, sops, "# hidden\na=hidden 1\nb : hidden\\\n   \\u0032\n");

        damage.cutAnywhere();
        damage.flipAnywhere(1);
        damage.flipAnywhere(0x84);
    }

    @Test
    void aSeparatorThatSomebodyChangedIsNoPartOfAValue() { // P4
        assertThat(decrypted(encrypted("a==x\n").replace("a=ENC", "a ENC"))).isEqualTo("a=\\=x\n");
    }

    @Test
    void theLastOfSeveralEntriesIsExtracted() throws Exception { // P4
        var entries = format.readPlain("k=old\nk=new\n".getBytes(UTF_8)).branches().get(0);

        assertThat(TreeIndex.parse("[\"k\"]").in(entries, format.lastEntryHolds()))
                .isInstanceOfSatisfying(
                        Scalar.class,
                        value -> assertThat(value.value()).isEqualTo(new Value.Text("new")));
    }
}
