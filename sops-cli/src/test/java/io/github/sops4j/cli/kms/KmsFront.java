package io.github.sops4j.cli.kms;

import static io.github.sops4j.cli.kms.MultiRegion.HOME;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.sops4j.program.KmsEmulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * What programs take for AWS: passes calls on to the emulator, remembers them, and answers some
 * itself.
 */
final class KmsFront implements AutoCloseable {

    private static final int ALWAYS = Integer.MAX_VALUE;
    private static final String AUTHORIZATION = "Authorization";
    private static final String TARGET = "X-Amz-Target";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final URI emulator;
    private final HttpServer server;

    private record Rule(Predicate<Call> which, AtomicInteger left, Answer answer) {
        boolean holdsFor(Call call) {
            return which.test(call) && left.getAndDecrement() > 0;
        }
    }

    private KmsFront(KmsEmulator emulator, HttpServer server) {
        this.emulator = emulator.address();
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    static KmsFront of(KmsEmulator emulator) throws IOException {
        return new KmsFront(emulator, HttpServer.create(anyPort(), 0));
    }

    static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on such calls get this answer. */
    void answer(Predicate<Call> which, Answer answer) {
        rules.add(new Rule(which, new AtomicInteger(ALWAYS), answer));
    }

    /** The next such call gets this answer. */
    void answerOnce(Predicate<Call> which, Answer answer) {
        rules.add(new Rule(which, new AtomicInteger(1), answer));
    }

    /** All calls so far. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The calls of one action so far. */
    List<Call> calls(String action) {
        return calls.stream().filter(Call.to(action)).toList();
    }

    void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getRequestHeaders();
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Call call = Call.of(first(headers, AUTHORIZATION), first(headers, TARGET), body);
            calls.add(call);
            answerTo(call, headers).writeTo(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String first(Headers headers, String name) {
        return Objects.requireNonNullElse(headers.getFirst(name), "");
    }

    private Answer answerTo(Call call, Headers headers) throws IOException, InterruptedException {
        for (Rule rule : rules) {
            if (rule.holdsFor(call)) {
                return rule.answer;
            }
        }
        return passedOn(call, headers);
    }

    private Answer passedOn(Call call, Headers headers) throws IOException, InterruptedException {
        boolean multiRegion = MultiRegion.isNamedIn(call.body());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(emulator)
                        .POST(BodyPublishers.ofString(MultiRegion.kept(call.body())));
        for (String name : List.of(AUTHORIZATION, TARGET, "Content-Type")) {
            if (headers.containsKey(name)) {
                String value = first(headers, name);
                request.header(name, multiRegion ? value.replace(call.region(), HOME) : value);
            }
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        String said = response.body();
        return Answer.text(
                response.statusCode(), multiRegion ? MultiRegion.shown(said, call.region()) : said);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
