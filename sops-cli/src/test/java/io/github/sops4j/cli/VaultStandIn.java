package io.github.sops4j.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;

/** Keeps what is put, as Vault's key-value engines do, and remembers every call. */
final class VaultStandIn implements AutoCloseable {
    private final HttpServer server;
    private final String scheme;
    private final List<String> calls = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final Map<String, String> kept = new HashMap<>();

    VaultStandIn() throws IOException {
        this(HttpServer.create(anyPort(), 0), "http");
    }

    /** One that is spoken to through TLS. */
    static VaultStandIn secure(SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new VaultStandIn(server, "https");
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private VaultStandIn(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The calls since the last question: method, path, and the body in one canonical form. */
    synchronized List<String> calls() {
        List<String> since = List.copyOf(calls);
        calls.clear();
        return since;
    }

    synchronized List<String> tokens() {
        return List.copyOf(tokens);
    }

    /** Forgets all secrets. */
    synchronized void clear() {
        kept.clear();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getRawPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        calls.add((method + " " + path + " " + (body.isEmpty() ? "" : canonical(body))).strip());
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Vault-Token")));
        if (path.contains("/refused/") && method.equals("PUT")) {
            send(exchange, 403, "{\"errors\":[\"1 error occurred:\\n\\t* permission denied\"]}");
        } else if (path.contains("/unreadable/") && method.equals("GET")) {
            send(exchange, 403, "{\"errors\":[\"permission denied\"]}");
        } else if (method.equals("GET")) {
            String found = kept.get(path);
            send(
                    exchange,
                    found == null ? 404 : 200,
                    found == null ? "{}" : "{\"data\":" + found + "}");
        } else {
            kept.put(path, body);
            send(exchange, 200, "{}");
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Keys sorted, no layout. */
    static String canonical(String json) {
        try {
            return canonical(
                    Formats.named("json", Indentation.DEFAULT)
                            .readPlain(json.getBytes(UTF_8))
                            .branches()
                            .get(0));
        } catch (MalformedException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static String canonical(Node node) {
        if (node instanceof MapNode map) {
            Map<String, String> entries = new TreeMap<>();
            map.items()
                    .forEach(
                            item ->
                                    entries.put(
                                            ((Entry) item).key(),
                                            canonical(((Entry) item).value())));
            return entries.toString();
        }
        if (node instanceof ListNode list) {
            return list.elements().stream().map(VaultStandIn::canonical).toList().toString();
        }
        return new String(
                        Formats.named("json", Indentation.DEFAULT)
                                .emitPart(
                                        new ListNode(List.of(new Scalar(((Scalar) node).value())))),
                        UTF_8)
                .replaceAll("[\\[\\]\\s]", "");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
