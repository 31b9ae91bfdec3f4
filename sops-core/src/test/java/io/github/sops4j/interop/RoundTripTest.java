package io.github.sops4j.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.testing.TestSops;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Generated files on the way to ciphertext and back; no other program is needed. */
class RoundTripTest {
    private final YamlDocuments documents = YamlDocuments.ofRun();
    private final TestSops library = new TestSops();

    @AfterEach
    void close() {
        library.close();
    }

    @Test
    void filesWithoutExceptionsComeBackByteForByte() {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < documents.count(); i++) {
            byte[] plain = documents.faithful(i);
            add(problems, i, plain, RoundTrip.sameBytes(plain, documents.variant(i), library));
        }
        assertNone(problems);
    }

    @Test
    void anyFileKeepsItsValuesAndComments() throws Exception {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < documents.count(); i++) {
            byte[] plain = documents.any(i);
            add(problems, i, plain, RoundTrip.sameMeaning(plain, documents.variant(i), library));
        }
        assertNone(problems);
    }

    private static void add(List<String> to, int index, byte[] plain, @Nullable String problem) {
        if (problem != null) {
            to.add("document " + index + ": " + problem + "\n" + new String(plain, UTF_8));
        }
    }

    private void assertNone(List<String> problems) {
        assertThat(problems).as("-Dsops4j.seed=%d", documents.seed()).isEmpty();
    }
}
