package io.github.sops4j.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.interop.documents.Documents;
import io.github.sops4j.interop.documents.Shape;
import io.github.sops4j.interop.documents.Syntax;
import io.github.sops4j.program.NeedsPrograms;
import io.github.sops4j.testing.TestSops;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files from each format to each other one, by both programs. */
@Tag("interop")
@NeedsPrograms("sops")
class ConversionTest {
    private static final List<Syntax> FORMATS =
            List.of(Syntax.YAML, Syntax.JSON, Syntax.DOTENV, Syntax.INI, Syntax.BINARY);

    @TempDir private Path home;

    static Stream<Arguments> pairs() {
        return FORMATS.stream()
                .flatMap(
                        input ->
                                FORMATS.stream()
                                        .filter(output -> output != input)
                                        .map(output -> Arguments.of(input, output)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void bothConvertTheSameFilesToTheSame(Syntax input, Syntax output) { // F144
        Documents all = Documents.ofRun(input);
        System.out.println("conversion to " + output.id() + " of " + all.described());
        RealSops sops = new RealSops(home);
        try (TestSops library = new TestSops()) {
            List<List<String>> problems =
                    TwoThreads.all(
                            Documents.forEachConversion(),
                            i -> {
                                Documents documents = all.of(shape(i, output));
                                int index = 1000 * (FORMATS.indexOf(output) + 1) + i;
                                PlainFile plain = new PlainFile(documents.any(index), input);
                                Variant variant = Variant.of(documents, index);
                                return problems(
                                        i, new Conversion(plain, output, variant, sops, library));
                            });
            assertThat(problems.stream().flatMap(List::stream)).isEmpty();
        }
    }

    /** Mostly what the other format can express. */
    private static Shape shape(int index, Syntax output) {
        if (index % 4 == 0) {
            return Shape.ANY;
        }
        return switch (output) {
            case DOTENV -> Shape.FLAT;
            case INI -> Shape.SECTIONS;
            case BINARY -> Shape.DATA;
            default -> Shape.ANY;
        };
    }

    private static List<String> problems(int index, Conversion conversion) {
        List<String> problems = new ArrayList<>();
        add(problems, index, "decrypt: ", conversion.ofDecryption(), conversion);
        add(problems, index, "encrypt: ", conversion.ofEncryption(), conversion);
        return problems;
    }

    private static void add(
            List<String> to, int index, String verb, @Nullable String problem, Conversion of) {
        if (problem != null) {
            to.add("document " + index + ", " + verb + problem + "\n" + of.shown());
        }
    }
}
