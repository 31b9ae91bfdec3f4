package io.github.sops4j.format.ini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.metadata.Selector;
import io.github.sops4j.metadata.SelectorKind;
import io.github.sops4j.testing.Damage;
import io.github.sops4j.testing.TestSops;
import io.github.sops4j.tree.Utf8;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IniRoundTripTest {
    private final IniFormat format = new IniFormat();
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
                .substring(0, encrypted.indexOf("[sops]"))
                .replaceAll("ENC\\[[^]]*]", "ENC[]")
                .replaceAll("ENC\\([^)]*\\)", "ENC()");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\uFEFF",
                "a=1",
                "a=1\n",
                "\n\n[s]\n\n a = 1 \n\n\nbb   =   2\n\n",
                "[s]\r\na=1\r\n; c\r\nb=2",
                "a=1\r",
                "x=1\na=1\r",
                "x=1\n\r",
                "a=\"x y\"\nb='x'\nc=`x;y`\nd=\"\"\"x\"\"\"\ne=\"x\" \"y\"\nf=\"\n",
                "a=`x\ny`\nb=\"\"\"x\r\ny\\\nz\"\"\"\n",
                "a=x`y\nb=x`\n",
                "a = x\\ ; y\n",
                "a = x \\\n   y ; z\nb=C:\\\r\n[c]\\\n\n  d=1\\\n",
                "a=1\\",
                "- = x\n-=y\n",
                "a:1\n\"q = k\" : 2\n",
                "a=\uDCFF\n;\uDCFF\n[\uDCFF]\n\u00E9=\u00A0x\u00A0\n",
                "[s]\na=1\n[s]\na=2\n[DEFAULT]\n",
            })
    void valuesComeBackByteForByte(String plain) { // F127 to F133
        assertThat(decrypted(encrypted(plain))).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "; c\n[s]\n",
                "#c\n\n  ;; d  \n# \n[s] ; e \nk=1 #f\n",
                ";\n[s]\n#\nk=1\n",
                "; #c\n[s]\n; #d\nk=1\n;;e\nl=1\n",
                "[s] ; only here\nk=1;only here\n",
                "[s] junk\n[t] junk ; c\n",
                "\uFEFF[s] ; c\n",
                "k=`1` ; dropped by SOPS\nl=\"\"\"1\"\"\" junk\n",
                "k=`1\n2` junk ; c\nl=1\n",
                "k=1\n; last one\n\n# of all",
                ";;;;;;;;\n; box  ;\n;;;;;;;;\n[s]\n#\n# c\n#\nk=1\n",
                "#\t\n# c\nk=1\n",
                "#\n#\nk=1\n",
                "#\r\n# c\r\nk=1\r\n",
                "; c\r\n; d \r\n[s]\r\n",
                "; c\nk=1\nl=2\n; d\nk=3 ; e\n; f\n",
            })
    void commentsComeBackByteForByte(String plain) { // F134, F160
        assertThat(decrypted(encrypted(plain))).isEqualTo(plain);
        assertThat(masked(encrypted(plain)))
                .doesNotContain("c\n", "c\r", "junk", "box", "here", "last", "dropped");
    }

    @Test
    void onlyValuesAndCommentsChange() { // F30, F132
        assertThat(masked(encrypted("; c\n[s]\n\n  a  = 1 ; d\nb_unencrypted : \"x\"\nc = '2'\n")))
                .isEqualTo(
                        "; ENC[]\n[s]\n\n  a  = ENC[] ; ENC[]\nb_unencrypted : \"x\"\nc = 'ENC[]'\n\n");
    }

    @Test
    void theFirstLineOfACommentHoldsItAll() { // F134
        String encrypted = encrypted("; one\n; two\nk=1 ; three\n");
        String canonical =
                encrypted.replaceFirst("(?s)\n; ENC.*?\nk=", "\nk=").replaceFirst(" ; ENC.*", "");

        assertThat(decrypted(canonical)).isEqualTo("; one\n; two\n; three\nk=1\n");
    }

    @Test
    void aCommentBehindAHeaderIsAlsoAboveItForSops() { // F129, F134
        assertThat(masked(encrypted("[s] ; c\n"))).isEqualTo("; ENC[]\n[s] ; ENC()\n\n");
    }

    @Test
    void aBlankFirstLineOfACommentIsNotLeftEmpty() { // F140
        assertThat(masked(encrypted("#\n# c\nk=1\n"))).isEqualTo("#ENC[]\t\n# ENC[]\nk=ENC[]\n\n");
    }

    @Test
    void clearCommentsStayTogetherWithWhatFollowsThem() { // F43
        Selector selector =
                Selector.forEncryption(SelectorKind.UNENCRYPTED_COMMENT_REGEX, "^sops:clear");
        byte[] plain = Utf8.encode("; sops:clear\n; two\n[s]\nk=1\nl=2\n");
        String encrypted = Utf8.decode(sops.encrypt(plain, selector, false, 1));

        assertThat(masked(encrypted)).isEqualTo("; sops:clear\n; two\n[s]\nk=1\nl=ENC[]\n\n");
        assertThat(sops.decrypt(Utf8.encode(encrypted))).isEqualTo(plain);
    }

    @Test
    void noValueOfARepeatedKeyStaysInClearText() { // F131
        String plain = "k=hidden 1\n\nl=2\nk=\"hidden 3\" ; c\nk=4\n";

        assertThat(masked(encrypted(plain)))
                .isEqualTo("k=ENC[]\n\nl=ENC[]\nk=\"ENC[]\" ; ENC[]\nk=ENC[]\n\n");
        assertThat(decrypted(encrypted(plain))).isEqualTo(plain);
    }

    @Test
    void noValueOfARepeatedKeyStaysInClearTextUnderACommentSelector() { // F131, F45
        Selector selector = Selector.forEncryption(SelectorKind.ENCRYPTED_COMMENT_REGEX, "enc");
        byte[] plain = Utf8.encode("; enc\n[s]\nk=hidden\nl=2\nk=3\n");

        assertThat(masked(Utf8.decode(sops.encrypt(plain, selector, false, 1))))
                .isEqualTo("; enc\n[s]\nk=ENC[]\nl=2\nk=ENC[]\n\n");
    }

    @Test
    void anEarlierValueDoesNotTakeThePlaceOfALaterOne() { // F131
        String encrypted = encrypted("k=1\nk=2\n");
        int later = encrypted.indexOf("k=", 1);
        String without =
                encrypted.substring(0, later)
                        + encrypted.substring(encrypted.indexOf("\n", later) + 1);

        assertThatThrownBy(() -> decrypted(without))
                .isInstanceOf(SopsException.class)
                .extracting(e -> ((SopsException) e).kind())
                .isEqualTo(Kind.NOT_DECRYPTED);
    }

    @Test
    void aCommentCannotBePutInThePlaceOfAnEarlierValue() { // F24, F131
        String encrypted = encrypted("; hidden\n[s]\nk=1\nk=2\n");
        String comment = encrypted.substring(2, encrypted.indexOf('\n'));

        assertThat(decrypted(encrypted.replaceFirst("k=ENC.*", "k=" + comment)))
                .isEqualTo("; hidden\n[s]\nk = 2\n");
    }

    @Test
    void aClearValueCannotBePutBeforeTheOneThatHolds() { // F131
        String encrypted = encrypted("[s]\nhost=good\n");

        assertThat(decrypted(encrypted.replaceFirst("host=", "host=evil\nhost=")))
                .isEqualTo("[s]\nhost = good\n");
    }

    @Test
    void whatIsPutBehindACiphertextIsNoPartOfAValue() { // F132, F133
        String plain = "[s]\nk = \"\"\"l1\nl2\"\"\"\nadmin = false\n; z\"\"\"\nz = 1\n";
        String joined = encrypted("[s]\nk = AAA\\\n  BBB\n");

        assertThat(decrypted(encrypted(plain).replaceFirst("(k = .*)", "$1 ; foo\\\\")))
                .contains("\nadmin = false\n");
        assertThat(decrypted(joined.replaceFirst("(k = .*)", "$1 ; evil")))
                .contains("k = AAABBB\n");
    }

    @Test
    void textBehindAClosingQuoteIsEncryptedWhateverTheSelector() { // F132
        byte[] file =
                sops.encrypt(
                        "[s]\npassword = `sec`ret\n".getBytes(UTF_8),
                        Selector.forEncryption(SelectorKind.ENCRYPTED_REGEX, "^password$"),
                        false,
                        1);

        assertThat(new String(file, UTF_8)).doesNotContain("`ret");
        assertThat(new String(sops.decrypt(file), UTF_8)).isEqualTo("[s]\npassword = `sec`ret\n");
    }

    @Test
    void howAValueWasWrittenIsEncryptedBehindIt() { // F19, F132
        assertThat(masked(encrypted("a = x \\\n   y ; z\nb=1`\n")))
                .isEqualTo("a = ENC[]ENC()\nb=ENC[]ENC()\n\n");
    }

    @Test
    void joinedLinesAreSpelledAsOneWhereAnotherLineWouldBeJoined() { // F132
        String encrypted = encrypted("a=1\\\n\nb=2\n");

        assertThat(decrypted(encrypted)).isEqualTo("a=1\\\n\nb=2\n");
        assertThat(decrypted(encrypted.replace("\n\nb=", "\nb="))).isEqualTo("a=1\nb=2\n");
    }

    @Test
    void aValueThatItsQuotesDoNotFitGetsOthers() { // F138
        String encrypted = encrypted("a=`x;y`\n").replaceFirst("`(ENC.*)`", "\"$1\"");

        assertThat(decrypted(encrypted)).isEqualTo("a=`x;y`\n");
    }

    @Test
    void theMetadataAreTheLastSection() { // F71, F137
        assertThat(encrypted("a=1\n"))
                .contains("\n\n[sops]\nage__list_0__map_enc       = -----BEGIN AGE")
                .endsWith("\nversion                    = 3.13.3\n");
        assertThat(encrypted("a=1")).endsWith("= 3.13.3");
        assertThat(encrypted("")).startsWith("[sops]\n");
    }

    @Test
    void metadataStandAnywhere() { // F71, F73
        String file = encrypted("[s]\na=1\n; d\n[t]\n");
        int metadata = file.indexOf("[sops]");
        String moved = file.substring(metadata) + "\n" + file.substring(0, metadata);

        assertThat(decrypted(moved)).isEqualTo("[s]\na=1\n; d\n[t]\n\n");
    }

    @Test
    void anEncryptedFileMayHaveWindowsLineEnds() { // F159
        String plain = "; c\n[s]\na=\"1\"\n\n[t] ; d\n# e\nb=2\n";

        assertThat(decrypted(encrypted(plain).replace("\n", "\r\n")))
                .isEqualTo(plain.replace("\n", "\r\n"));
    }

    @Test
    void aSectionOfTheReservedNameIsRefused() { // F16
        assertThatThrownBy(() -> encrypted("[sops]\na=1\n"))
                .isInstanceOf(SopsException.class)
                .extracting(e -> ((SopsException) e).kind())
                .isEqualTo(Kind.ALREADY_ENCRYPTED);
    }

    @Test
    void nothingElseComesOutOfADamagedFile() { // F50
        Damage damage =
                new Damage(format, sops, "; hidden\n[s] ; c\na=hidden 1\n\nb=\"hidden 2\" # c\n");

        damage.cutAnywhere();
        damage.flipAnywhere(1);
        damage.flipAnywhere(0x84);
    }
}
