package io.github.sops4j.interop;

import io.github.sops4j.interop.documents.Documents;
import io.github.sops4j.testing.TestSops;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The exchanges of one format. */
final class Exchanges {
    private final Documents documents;
    private final List<Exchange> any;
    private final List<Exchange> mutated;

    Exchanges(Documents documents, RealSops sops, TestSops library) {
        System.out.println("interop of " + documents.described());
        this.documents = documents;
        this.any =
                TwoThreads.all(
                        documents.count(),
                        i ->
                                new Exchange(
                                        new PlainFile(documents.any(i), documents.syntax()),
                                        Variant.of(documents, i),
                                        sops,
                                        library));
        this.mutated =
                TwoThreads.all(
                        documents.count(),
                        i ->
                                new Exchange(
                                        new PlainFile(documents.mutated(i), documents.syntax()),
                                        Variant.DEFAULT,
                                        sops,
                                        library));
    }

    /** How many of 100 unbroken files both programs take. */
    long percentAccepted() {
        return 100 * any.stream().filter(Exchange::accepted).count() / any.size();
    }

    /** What a check finds in unbroken files, each with its file. */
    List<String> problems(Function<Exchange, @Nullable String> check) {
        return problems(any, check);
    }

    /** What a check finds in broken files, each with its file. */
    List<String> problemsOfMutated(Function<Exchange, @Nullable String> check) {
        return problems(mutated, check);
    }

    private List<String> problems(
            List<Exchange> exchanges, Function<Exchange, @Nullable String> check) {
        List<String> found =
                TwoThreads.all(exchanges.size(), i -> described(i, exchanges.get(i), check));
        return found.stream().filter(problem -> !problem.isEmpty()).toList();
    }

    private String described(
            int index, Exchange exchange, Function<Exchange, @Nullable String> check) {
        String problem = check.apply(exchange);
        return problem == null
                ? ""
                : documents.described()
                        + ", document "
                        + index
                        + ": "
                        + problem
                        + "\n"
                        + exchange.shown();
    }
}
