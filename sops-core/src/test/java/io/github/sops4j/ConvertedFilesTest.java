package io.github.sops4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import io.github.sops4j.metadata.Selector;
import io.github.sops4j.testing.TestSops;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are read in one format and written in another. */
class ConvertedFilesTest {
    private final TestSops sops = new TestSops();

    @AfterEach
    void close() {
        sops.close();
    }

    private static FileFormat format(String name) {
        return Formats.named(name, Indentation.DEFAULT);
    }

    private byte[] encrypted(String plain, String input, String output) {
        return sops.encrypt(
                plain.getBytes(UTF_8), format(input), format(output), Selector.DEFAULT, false, 1);
    }

    private String decrypted(byte[] encrypted, String input, String output) {
        return new String(sops.decrypt(encrypted, format(input), format(output)), UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "yaml; json; a: [1, true] # c; {\"a\":[1,true]}",
                "yaml; dotenv; |b: 1.0\nt: 2001-12-14T01:02:03.5Z|; b=1.0,t=2001-12-14T01:02:03Z",
                "yaml; ini; |s: {a: x;y}|; |[s],a=`x;y`|",
                "yaml; binary; |data: x|; x",
                "json; yaml; {\"a\":\"yes\"}; a:\"yes\"",
                "dotenv; json; A=1; {\"A\":\"1\"}",
                "ini; json; |[s]\na=1|; {\"DEFAULT\":{},\"s\":{\"a\":\"1\"}}",
                "binary; yaml; x; data:x",
                "json; ini; {}; ||",
            })
    void eachWayPrintsTheSame(String input, String output, String plain, String converted) { // F144
        byte[] inPlace = encrypted(plain, input, input);
        byte[] before = encrypted(plain, input, output);

        assertThat(compact(decrypted(inPlace, input, output))).isEqualTo(converted);
        assertThat(compact(decrypted(before, output, output))).isEqualTo(converted);
    }

    private static String compact(String text) {
        return text.strip()
                .replace(" ", "")
                .replace("\t", "")
                .replaceAll("(?<![,{\\[])\n(?![}\\]])", ",")
                .replace("\n", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "yaml; json; |a: 1\n---\nb: 2|",
                "yaml; dotenv; |a: 1\n---\nb: 2|",
                "yaml; ini; |a: {x: 1}\n---\nb: {x: 2}|",
                "yaml; dotenv; a: ~",
                "yaml; ini; |a: {b: ~}|",
                "yaml; ini; |a: {b: []}|",
                "yaml; ini; |a: {b: {c: 1}}|",
                "yaml; ini; |a: {b_unencrypted: \"'q'\"}|",
                "yaml; ini; a: 1",
                "yaml; dotenv; |a: {}|",
                "yaml; dotenv; |\"a=b\": 1|",
                "yaml; json; a_unencrypted: -0.0",
                "yaml; json; a_unencrypted: .nan",
                "json; yaml; {\"a\":1,\"a\":2}",
            })
    void whatCouldNotBeReadBackIsRefused(String input, String output, String plain) {
        // F10, F57, F136, F138, F139, F145, F146
        assertThatThrownBy(() -> encrypted(plain, input, output))
                .isInstanceOfSatisfying(
                        SopsException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.NOT_EMITTED))
                .hasMessageStartingWith("Could not marshal tree: ");
    }

    @Test
    void aRefusalNamesTheValue() { // F145
        assertThatThrownBy(() -> encrypted("s: {a: 1, b: ~}", "yaml", "ini"))
                .hasMessage(
                        "Could not marshal tree: the value at [\"s\"][\"b\"] has no form in ini that"
                                + " reads back as it is");
    }

    @Test
    void clearValuesOfFlatFilesStandAsTheyAreHashed() { // F57
        String plain = "{\"s\": {\"a_unencrypted\": true, \"b_unencrypted\": 1e21}}";
        byte[] file = encrypted(plain, "json", "ini");

        assertThat(new String(file, UTF_8))
                .startsWith("[s]\na_unencrypted = True\nb_unencrypted = 1000000000000000000000\n");
        assertThat(decrypted(file, "ini", "ini")).startsWith("[s]\na_unencrypted = True\n");
    }

    @Test
    void metadataGoFromFormatToFormat() { // F147
        byte[] file = encrypted("a: {b: x}", "yaml", "ini");

        assertThat(new String(file, UTF_8)).contains("\n[sops]\nage__list_0__map_enc ");
        assertThat(decrypted(file, "ini", "json")).contains("\"b\": \"x\"").doesNotContain("sops");
    }

    @Test
    void commentsGoWhereAFormatHasThem() { // F144
        byte[] file = encrypted("# c\nA: 1 # i\n", "yaml", "dotenv");

        assertThat(new String(file, UTF_8)).doesNotContain("# c", "# i");
        assertThat(decrypted(file, "dotenv", "dotenv")).isEqualTo("# c\n# i\nA=1\n");
        assertThat(decrypted(file, "dotenv", "yaml")).isEqualTo("# c\n# i\nA: 1\n");
        assertThat(decrypted(file, "dotenv", "json")).isEqualTo("{\n\t\"A\": 1\n}\n");
    }

    /** What differs from file to file is replaced by a dot. */
    private static String masked(byte[] file) {
        return new String(file, UTF_8)
                .replaceAll("ENC\\[AES256_GCM,[^]]*,type:(\\w+)\\]", "<$1>")
                .replaceAll("FILE-----.*-----END", "FILE-----.-----END")
                .replaceAll("age1\\w+", "age1.")
                .replaceAll("\\d{4}-[-:\\dTZ]+", "2024.");
    }

    @Test
    void metadataOfDotenvFilesAreNamesWithAPrefix() { // F153
        assertThat(masked(encrypted("# c\nA=x\n", "dotenv", "dotenv")))
                .isEqualTo(
                        """
                        #<comment>
                        A=<str>
                        sops_age__list_0__map_enc=-----BEGIN AGE ENCRYPTED FILE-----.-----END AGE ENCRYPTED FILE-----\\n
                        sops_age__list_0__map_recipient=age1.
                        sops_lastmodified=2024.
                        sops_mac=<str>
                        sops_unencrypted_suffix=_unencrypted
                        sops_version=3.13.3
                        """);
    }

    @Test
    void metadataOfIniFilesAreASectionWithAlignedNames() { // F154
        assertThat(masked(encrypted("; c\n[s]\nA = x\n", "ini", "ini")))
                .isEqualTo(
                        """
                        ; <comment>
                        [s]
                        A = <str>

                        [sops]
                        age__list_0__map_enc       = -----BEGIN AGE ENCRYPTED FILE-----.-----END AGE ENCRYPTED FILE-----\\n
                        age__list_0__map_recipient = age1.
                        lastmodified               = 2024.
                        mac                        = <str>
                        unencrypted_suffix         = _unencrypted
                        version                    = 3.13.3
                        """);
    }
}
