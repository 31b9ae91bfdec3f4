package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import io.github.sops4j.cli.vectors.CaseRun;
import io.github.sops4j.cli.vectors.Corpus;
import io.github.sops4j.cli.vectors.Later;
import io.github.sops4j.cli.vectors.VectorCase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The conformance vectors of {@code spec/vectors}. */
class VectorsTest {
    private static final List<VectorCase> ALL = Corpus.cases();

    @TempDir private Path scratch;

    private static List<VectorCase> run() {
        return ALL.stream().filter(vector -> !Later.holds(vector.name())).toList();
    }

    @TestFactory
    Stream<DynamicContainer> everyCaseEndsAsRecorded() {
        return run().stream()
                .map(
                        vector ->
                                dynamicContainer(
                                        vector.name(),
                                        Stream.of(vector)
                                                .flatMap(
                                                        one ->
                                                                new CaseRun(one, scratch)
                                                                        .tests().stream())));
    }

    @Test
    void theCorpusIsComplete() {
        assertThat(ALL).hasSize(455);
    }

    @Test
    void everyCaseThatIsRunChecksSomething() {
        assertThat(run())
                .allSatisfy(one -> assertThat(new CaseRun(one, scratch).tests()).isNotEmpty());
    }

    @Test
    void everyLineOfTheTableOfLaterNamesSomething() {
        List<String> names = new ArrayList<>();
        for (VectorCase vector : ALL) {
            names.add(vector.name());
            names.addAll(new CaseRun(vector, scratch).stepNames());
        }
        assertThat(Later.linesWithout(names)).isEmpty();
    }
}
