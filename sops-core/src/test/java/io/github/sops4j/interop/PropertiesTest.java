package io.github.sops4j.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.error.SopsException;
import io.github.sops4j.interop.documents.Documents;
import io.github.sops4j.interop.documents.Syntax;
import io.github.sops4j.testing.TestSops;
import io.github.sops4j.tree.Utf8;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Generated properties beside what the JDK reads of them; SOPS does not know this format. */
class PropertiesTest {
    private final Documents documents = Documents.ofRun(Syntax.PROPERTIES);
    private final TestSops library = new TestSops(Syntax.PROPERTIES.format());

    @AfterEach
    void close() {
        library.close();
    }

    /**
     * What the JDK reads; null when it refuses the file. A lone backslash at the end of a file is
     * an empty name with an empty value to it, and nothing to us (P2).
     */
    private static @Nullable Properties read(byte[] file) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Utf8.decode(file)));
            properties.remove("", "");
            return properties;
        } catch (IllegalArgumentException malformed) {
            return null;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private List<String> problems(IntFunction<byte[]> files) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < documents.count(); i++) {
            PlainFile plain = new PlainFile(files.apply(i), Syntax.PROPERTIES);
            String problem = problem(plain, Variant.of(documents, i));
            if (problem != null) {
                problems.add("document " + i + ": " + problem + "\n" + plain.shown());
            }
        }
        return problems;
    }

    private @Nullable String problem(PlainFile plain, Variant variant) {
        Properties expected = read(plain.bytes());
        byte[] encrypted;
        try {
            encrypted =
                    variant.encrypt(plain.bytes(), Syntax.PROPERTIES, Syntax.PROPERTIES, library);
        } catch (SopsException refused) {
            boolean reserved = plain.shown().contains("sops_"); // P6
            boolean mayHaveHalfACharacter =
                    plain.shown().toLowerCase(Locale.ROOT).contains("\\ud"); // P3
            return expected == null || reserved || mayHaveHalfACharacter
                    ? null
                    : "refused: " + refused.getMessage();
        }
        if (expected == null) {
            return "taken, although the JDK refuses it";
        }
        Properties sealed = read(encrypted);
        if (sealed == null || !names(sealed).equals(expected.stringPropertyNames())) {
            return "the encrypted file has other names";
        }
        Properties found = read(library.decrypt(encrypted));
        return expected.equals(found) ? null : "the decrypted file has other values";
    }

    private static Set<String> names(Properties sealed) {
        Set<String> names = new HashSet<>(sealed.stringPropertyNames());
        names.removeIf(name -> name.startsWith("sops_"));
        return names;
    }

    @Test
    void theJdkReadsTheSameNamesAndValues() { // P1
        assertThat(problems(documents::any)).as(documents.described()).isEmpty();
    }

    @Test
    void brokenFilesAreRefusedAsByTheJdk() { // P1
        assertThat(problems(documents::mutated)).as(documents.described()).isEmpty();
    }
}
