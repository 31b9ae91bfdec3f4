package io.github.sops4j.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.testing.NeedsPrograms;
import io.github.sops4j.testing.TestSops;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Files in both directions, and a comparison of what both programs accept. */
@Tag("interop")
@NeedsPrograms("sops")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InteropTest {
    private static final int THREADS = 2;

    private final YamlDocuments documents = YamlDocuments.ofRun();
    private final TestSops library = new TestSops();
    private List<Exchange> any = List.of();
    private List<Exchange> mutated = List.of();

    @BeforeAll
    void encryptAll(@TempDir Path home) throws Exception {
        System.out.println(
                "interop: -Dsops4j.seed="
                        + documents.seed()
                        + " -Dsops4j.documents="
                        + documents.count());
        RealSops sops = new RealSops(home);
        any = all(i -> new Exchange(documents.any(i), documents.variant(i), sops, library));
        mutated = all(i -> new Exchange(documents.mutated(i), Variant.DEFAULT, sops, library));
    }

    @AfterAll
    void close() {
        library.close();
    }

    private <T> List<T> all(IntFunction<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < documents.count(); i++) {
                int index = i;
                running.add(threads.submit(() -> work.apply(index)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private void assertNoProblem(
            List<Exchange> exchanges, Function<Exchange, @Nullable String> check) throws Exception {
        List<String> results =
                all(
                        i -> {
                            String problem = check.apply(exchanges.get(i));
                            return problem == null
                                    ? ""
                                    : "document "
                                            + i
                                            + ": "
                                            + problem
                                            + "\n"
                                            + exchanges.get(i).shown();
                        });
        List<String> problems = results.stream().filter(problem -> !problem.isEmpty()).toList();
        assertThat(problems).as("seed %d", documents.seed()).isEmpty();
    }

    @Test
    void mostGeneratedFilesAreAccepted() {
        assertThat(any.stream().filter(Exchange::accepted).count())
                .isGreaterThan(documents.count() / 2);
    }

    @Test
    void weAcceptWhatSopsAccepts() throws Exception {
        assertNoProblem(any, Exchange::acceptance);
    }

    @Test
    void weRefuseBrokenFilesThatSopsRefuses() throws Exception {
        assertNoProblem(mutated, Exchange::acceptance);
    }

    @Test
    void weSeeTheSameTypes() throws Exception {
        assertNoProblem(any, Exchange::types);
        assertNoProblem(mutated, Exchange::types);
    }

    @Test
    void sopsReadsWhatWeWrite() throws Exception {
        assertNoProblem(any, Exchange::sopsReadsOurs);
    }

    @Test
    void weReadWhatSopsWrites() throws Exception {
        assertNoProblem(any, Exchange::weReadTheirs);
    }
}
