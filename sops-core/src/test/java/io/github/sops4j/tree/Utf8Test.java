package io.github.sops4j.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Utf8Test {

    @Test
    void textIsText() { // F17
        String text = "a é 日本 😀 \uFFFD";

        assertThat(Utf8.decode(text.getBytes(UTF_8))).isEqualTo(text);
        assertThat(Utf8.encode(text)).isEqualTo(text.getBytes(UTF_8));
        assertThat(Utf8.hasEscapes(text)).isFalse();
    }

    @Test
    void anyBytesComeBack() { // F17
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);

            assertThat(Utf8.encode(Utf8.decode(bytes))).isEqualTo(bytes);
        }
    }

    @Test
    void eachByteThatIsNoUtf8IsOneCharacter() { // F109
        byte[] cut = {(byte) 0xE2, (byte) 0x82, 'x', (byte) 0xED, (byte) 0xA0, (byte) 0x80};

        assertThat(Utf8.decode(cut)).isEqualTo("\uDCE2\uDC82x\uDCED\uDCA0\uDC80");
        assertThat(Utf8.hasEscapes(Utf8.decode(cut))).isTrue();
    }
}
