package io.github.sops4j.format.binary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.json.JsonFormat;
import io.github.sops4j.testing.TestSops;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BinaryFormatTest {
    private final TestSops sops = new TestSops(new BinaryFormat(-1));

    @AfterEach
    void close() {
        sops.close();
    }

    @Test
    void anyBytesComeBack() { // F116, F117
        byte[] bytes = new byte[1024];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }

        assertThat(sops.decrypt(sops.encrypt(bytes))).isEqualTo(bytes);
        assertThat(sops.decrypt(sops.encrypt(new byte[0]))).isEmpty();
    }

    @Test
    void theEncryptedFormIsJson() { // F117
        String file = new String(sops.encrypt("x".getBytes(UTF_8)), UTF_8);

        assertThat(file).startsWith("{\n\t\"data\": \"ENC[").endsWith("\n\t}\n}\n");
        try (TestSops json = new TestSops(new JsonFormat(-1))) {
            assertThat(new String(json.decrypt(file.getBytes(UTF_8)), UTF_8))
                    .isEqualTo("{\n\t\"data\": \"x\"\n}\n");
        }
    }

    @Test
    void anEmptyFileHasAnEmptyString() { // F117
        assertThat(new String(sops.encrypt(new byte[0]), UTF_8))
                .startsWith("{\n\t\"data\": \"\",\n");
    }

    private static byte[] emitted(MapNode... branches) {
        return new BinaryFormat(-1).emit(List.of(branches), null);
    }

    @Test
    void otherKeysAreIgnored() { // F119
        Scalar content = new Scalar("x\n");
        MapNode branch =
                new MapNode(List.of(new Entry("other", content), new Entry("data", content)));

        assertThat(emitted(branch)).isEqualTo("x\n".getBytes(UTF_8));
    }

    @Test
    void whatHasNoContentIsNoBinaryFile() { // F119
        MapNode nothing = new MapNode(List.of());
        MapNode number = new MapNode(List.of(new Entry("data", new Scalar(new Value.Int(1)))));

        assertThatThrownBy(() -> emitted(nothing)).hasMessageContaining("no binary data found");
        assertThatThrownBy(() -> emitted(number)).hasMessageContaining("not have a string value");
        assertThatThrownBy(() -> emitted(number, number)).hasMessageContaining("exactly one");
    }

    @Test
    void nothingButAMapIsAPart() { // F120
        assertThatThrownBy(() -> new BinaryFormat(-1).emitPart(new ListNode(List.of())))
                .isInstanceOf(SopsException.class)
                .hasMessageContaining("extracting a single value is not possible");
    }
}
