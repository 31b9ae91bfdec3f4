package io.github.sops4j.format.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.Edits;
import io.github.sops4j.testing.TestSops;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRoundTripTest {
    private final TestSops sops = new TestSops(new JsonFormat(-1));

    @AfterEach
    void close() {
        sops.close();
    }

    private String encrypted(String plain) {
        return new String(sops.encrypt(plain.getBytes(UTF_8)), UTF_8);
    }

    private String decrypted(String encrypted) {
        return new String(sops.decrypt(encrypted.getBytes(UTF_8)), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ }\n",
                "{\n}\n",
                "\n{\"a\":1}",
                "{\"a\":1,\"a\":2}\n",
                "{\r\n  \"a\" : [ 1 , true,null ,\"x\" ]\r\n}\r\n",
                "{\n    \"a\": {\n        \"b\": { }, \"c\": [ ]\n    }\n\n}\n\n",
                "{\"url\": \"http://h/?a=1&b=<2>\", \"j\": \"\\u0026\\u003c\"}",
                "{\"f\": 1.0, \"g\": -0.0, \"h\": 100000.0, \"i\": 0.5}",
                "{\"clear_unencrypted\": [1e3, \"\\/\\u00e9\", 1.50, -0.0e1]}",
                "{\"\": \"\", \"e\u0301\": \"日本 😀\", \"a\\u0062\": \"\\\\ \\\" \\n\"}",
                "{\"x\": \"trailing <\", \"y\": \"<\", \"z\": \".\"}",
            })
    void comesBackByteForByte(String plain) {
        assertThat(encrypted(plain)).isNotEqualTo(plain).doesNotContain("http");
        assertThat(decrypted(encrypted(plain))).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = ';',
            value = {
                "{\"a\":1e3} ; {\"a\":1000}",
                "{\"a\":\"\\u00e9\\/\"} ; {\"a\":\"é/\"}",
            })
    void theseComeBackInAnotherSpelling(String plain, String back) { // F110, F111
        assertThat(decrypted(encrypted(plain))).isEqualTo(back);
    }

    @Test
    void theMetadataAreTheLastMemberIndentedAsTheOthers() { // F71
        assertThat(encrypted("{\n  \"a\": 1\n}\n"))
                .contains(",type:int]\",\n  \"sops\": {\n    \"age\": [\n      {\n")
                .endsWith("\n    \"version\": \"3.13.3\"\n  }\n}\n");
        assertThat(encrypted("{}")).startsWith("{\n\t\"sops\": {\n\t\t\"age\": [").endsWith("\n}");
        assertThat(encrypted("{\"a\":1}")).contains(",\"sops\": {\n\t\"age\": [\n");
    }

    @Test
    void metadataMayStandAnywhere() { // F71
        String file = encrypted("{\n\t\"a\": 1,\n\t\"b\": 2\n}\n");
        int sops = file.indexOf(",\n\t\"sops\"");
        String block = file.substring(sops + 3, file.length() - 3);
        String members = file.substring(3, sops);
        int second = members.indexOf("\"b\"");

        assertThat(decrypted("{\n\t" + block + ",\n\t" + members + "\n}\n"))
                .isEqualTo("{\n\t\"a\": 1,\n\t\"b\": 2\n}\n");
        assertThat(
                        decrypted(
                                "{\n\t"
                                        + members.substring(0, second)
                                        + block
                                        + ",\n\t"
                                        + members.substring(second)
                                        + "\n}\n"))
                .isEqualTo("{\n\t\"a\": 1,\n\t\"b\": 2\n}\n");
    }

    @Test
    void aFileThatWasPutOnOneLineIsPrintedAsSopsPrintsIt() {
        String file = encrypted("{\n\t\"a\": [1]\n}\n").replaceAll("\n\t*", "");

        assertThat(decrypted(file)).isEqualTo("{\n\t\"a\": [\n\t\t1\n\t]\n}\n");
    }

    @Test
    void aFileAsSopsPrintsItTakesTheIndentationThatIsAskedFor() { // F114
        JsonFormat two = new JsonFormat(2);
        String printed = encrypted("{\n\t\"a\": [\n\t\t1\n\t]\n}\n");
        String laidOut = encrypted("{\n\t\"a\": [ 1 ]\n}\n");

        assertThat(new String(sops.decrypt(printed.getBytes(UTF_8), two, two), UTF_8))
                .isEqualTo("{\n  \"a\": [\n    1\n  ]\n}\n");
        assertThat(new String(sops.decrypt(laidOut.getBytes(UTF_8), two, two), UTF_8))
                .isEqualTo("{\n\t\"a\": [ 1 ]\n}\n");
    }

    @Test
    void aMarkThatDoesNotFitIsIgnored() { // F19, F111
        String file = encrypted("{\"a\": 1.5, \"b\": \"x\"}").replace("]\",", "].\",");

        assertThat(decrypted(file.replace("type:str]\"}", "type:str]<\"}")))
                .startsWith("{\"a\": 1.5, \"b\": \"x\"");
    }

    @Test
    void metadataTwiceAreRefused() { // F71
        String file = encrypted("{\"a\":1}");
        String twice = file.substring(0, file.length() - 1) + ",\"sops\":{}}";

        assertThatThrownBy(() -> decrypted(twice))
                .hasMessageContaining("Found duplicate sops entry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"a\":1}", "{\"sops\":{}}"})
    void aFileWithoutMetadataIsRefused(String file) { // F71
        assertThatThrownBy(() -> decrypted(file))
                .isInstanceOfSatisfying(
                        SopsException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.METADATA))
                .hasMessageStartingWith("sops metadata not found: the file is not encrypted");
    }

    @Test
    void aFileWithMetadataIsNotEncryptedAgain() { // F16
        assertThatThrownBy(() -> encrypted("{\"sops\":1}"))
                .isInstanceOfSatisfying(
                        SopsException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.ALREADY_ENCRYPTED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[ C , 1 , 2 ] ; [ 1 , 2 ]",
                "[ 1 , C , 2 ] ; [ 1 , 2 ]",
                "[ 1 , 2 , C ] ; [ 1 , 2 ]",
                "[ C , C , 1 ] ; [ 1 ]",
                "[ 1 , C , C ] ; [ 1 ]",
                "[ C , 1 , C ] ; [ 1 ]",
                "[ C ] ; []",
                "[ C , C ] ; []",
            })
    void elementsThatAreCommentsGo(String list, String left) throws Exception { // F30, F144
        String text = "{\"l\": " + list.replace("C", "\"C\"") + "}";
        Document document = new JsonFormat(-1).readPlain(text.getBytes(UTF_8));
        Edits edits = new Edits();
        ListNode elements = (ListNode) Objects.requireNonNull(document.branches().get(0).get("l"));
        for (Node element : elements.elements()) {
            if (((Scalar) element).value() instanceof Value.Text) {
                edits.remark(element, "a comment");
            }
        }

        assertThat(new String(document.write(edits), UTF_8)).isEqualTo("{\"l\": " + left + "}");
    }
}
