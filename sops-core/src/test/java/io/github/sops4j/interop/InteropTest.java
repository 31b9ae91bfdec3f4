package io.github.sops4j.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.interop.documents.Documents;
import io.github.sops4j.interop.documents.Syntax;
import io.github.sops4j.program.NeedsPrograms;
import io.github.sops4j.testing.TestSops;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files in both directions, and a comparison of what both programs accept. */
@Tag("interop")
@NeedsPrograms("sops")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InteropTest {
    @TempDir private static Path home;

    private final Map<Syntax, Exchanges> bySyntax = new EnumMap<>(Syntax.class);
    private final Map<Syntax, TestSops> libraries = new EnumMap<>(Syntax.class);

    @AfterAll
    void close() {
        libraries.values().forEach(TestSops::close);
    }

    private Exchanges of(Syntax syntax) {
        TestSops library = libraries.computeIfAbsent(syntax, one -> new TestSops(one.format()));
        return bySyntax.computeIfAbsent(
                syntax, one -> new Exchanges(Documents.ofRun(one), new RealSops(home), library));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PROPERTIES")
    void mostGeneratedFilesAreAccepted(Syntax syntax) {
        assertThat(of(syntax).percentAccepted()).isGreaterThan(50);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PROPERTIES")
    void weAcceptWhatSopsAccepts(Syntax syntax) {
        assertThat(of(syntax).problems(Exchange::acceptance)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PROPERTIES")
    void weRefuseBrokenFilesThatSopsRefuses(Syntax syntax) {
        assertThat(of(syntax).problemsOfMutated(Exchange::acceptance)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PROPERTIES")
    void weSeeTheSameTypes(Syntax syntax) {
        assertThat(of(syntax).problems(Exchange::types)).isEmpty();
        assertThat(of(syntax).problemsOfMutated(Exchange::types)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PROPERTIES")
    void sopsReadsWhatWeWrite(Syntax syntax) {
        assertThat(of(syntax).problems(Exchange::sopsReadsOurs)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PROPERTIES")
    void rotatedFilesAreReadInBothDirections(Syntax syntax) {
        assertThat(of(syntax).problems(Exchange::rotation)).isEmpty(); // C164
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PROPERTIES")
    void weReadWhatSopsWrites(Syntax syntax) {
        assertThat(of(syntax).problems(Exchange::weReadTheirs)).isEmpty();
    }
}
