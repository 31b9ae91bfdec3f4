package io.github.sops4j.format.properties;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.cipher.Plaintext;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.testing.Outline;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Utf8;
import io.github.sops4j.tree.Value;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesReadingTest {
    private static final String[] PARTS = {
        " ",
        "\t",
        "\f",
        "\r",
        "\n",
        "\n",
        "\r\n",
        "\\",
        "#",
        "!",
        "=",
        ":",
        "a",
        "b",
        "u",
        "é",
        "0",
        "\\u00e9",
        "\\ud83d\\ude00",
        "\\u12",
        "\\n",
        "k=v",
        "\\\n  "
    };

    private final PropertiesFormat format = new PropertiesFormat();

    private Map<String, String> ours(String text) throws MalformedException {
        Map<String, String> values = new HashMap<>();
        for (MapItem item : format.readPlain(text.getBytes(UTF_8)).branches().get(0).items()) {
            if (item instanceof Entry entry && entry.value() instanceof Scalar scalar) {
                values.put(entry.key(), Utf8.decode(Plaintext.bytes(scalar.value())));
            }
        }
        return values;
    }

    private static Properties ofJava(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return properties;
    }

    /**
     * Without half characters, which are refused (P3), and without a backslash at the end, of which
     * Java makes an empty key (P2).
     */
    private static String generated(Random random) {
        StringBuilder text = new StringBuilder();
        int parts = random.nextInt(25);
        for (int i = 0; i < parts; i++) {
            String part = PARTS[random.nextInt(PARTS.length)];
            boolean wouldEscape = part.startsWith("\\u") && text.toString().endsWith("\\");
            text.append(wouldEscape ? " " : "").append(part);
        }
        return text.append("\n#").toString();
    }

    @Test
    void valuesAreThoseThatJavaReads() throws MalformedException { // P1 to P4
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = generated(random);
            Properties expected;
            try {
                expected = ofJava(text);
            } catch (IllegalArgumentException malformed) {
                assertThatThrownBy(() -> ours(text)).isInstanceOf(MalformedException.class);
                continue;
            }
            assertThat(ours(text)).as("seed %d: %s", seed, text).isEqualTo(expected);
        }
    }

    @Test
    void whatIsEmittedIsWhatJavaReads() { // P5
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            String key = generated(random);
            String value = generated(random) + (char) random.nextInt(0xD800);
            MapNode map = new MapNode(List.of(new Entry(key, new Scalar(value))));
            String text = new String(format.emit(List.of(map), null), UTF_8);

            assertThat(ofJava(text)).as("seed %d: %s", seed, text).isEqualTo(Map.of(key, value));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a=1,a=1",
                "a : 1,a=1",
                "a 1,a=1",
                "a  = =1,a==1",
                "a,a=",
                "a\\=b\\:c=1,a=b:c=1",
                "a\\ b=\\ 1,a b= 1",
                "a=\\u00e9\\x,a=éx",
                "# c,# c",
                "! c,# c",
                "a=1#2,a=1#2",
            })
    void aLineIsReadAsJavaDoes(String line, String item) { // P1, P3, P4
        assertThat(Outline.of(format, "  " + line + "\n\n")).containsExactly(item);
    }

    @Test
    void keysMayOccurTwice() { // P4
        assertThat(Outline.of(format, "a=1\na=2\n")).containsExactly("a=1", "a=2");
    }

    @Test
    void linesAreJoined() { // P2
        assertThat(Outline.of(format, "a = 1,\\\r\n   2,\\\n\tb\\\n\n# c\\\nb=\\\n#3\n"))
                .containsExactly("a=1,2,b", "# c\\", "b=#3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=\\u12", "a=\\u12g4", "a\\uFFF=1", "a=\\ud83d", "a=\\ude00x"})
    void aMalformedEscapeIsNamedByItsLine(String line) { // P3
        String file = "# c\r\n\n" + line + "\nb=1\n";

        assertThatThrownBy(() -> format.readPlain(file.getBytes(UTF_8)))
                .hasMessage("line 3: \\u is not followed by the four digits of a character");
    }

    @Test
    void onlyWhatNeedsItIsEscaped() { // P5
        MapNode map =
                new MapNode(
                        List.of(
                                new Comment(" c\nd", false, null),
                                new Entry("a =:#!é", new Scalar(" x=:#!\\\n\té\u0001 ")),
                                new Entry("b", new Scalar(new Value.Float(1))),
                                new Entry("c", new Scalar(new Value.Bytes(new byte[] {-1})))));

        assertThat(Utf8.decode(format.emit(List.of(map), null)))
                .isEqualTo(
                        "# c\n#d\na\\ \\=\\:\\#\\!é=\\ x=:#!\\\\\\n\\té\\u0001 \nb=1.0\nc=\uDCFF\n");
    }

    @Test
    void onlyScalarsHaveAPlace() { // P5
        MapNode map = new MapNode(List.of(new Entry("k", new ListNode(List.of()))));

        assertThatThrownBy(() -> format.emit(List.of(map), null))
                .hasMessage("cannot use complex value in properties file; offending key k");
    }

    @Test
    void aPartIsAMapUnlessItIsAString() { // P5
        assertThat(format.emitPart(new MapNode(List.of(new Entry("a", new Scalar("x\ny"))))))
                .isEqualTo("a=x\\ny\n".getBytes(UTF_8));
        assertThatThrownBy(() -> format.emitPart(new Scalar(new Value.Bool(true))))
                .hasMessageEndingWith("bool");
    }
}
