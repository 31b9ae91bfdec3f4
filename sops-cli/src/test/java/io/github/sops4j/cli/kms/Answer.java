package io.github.sops4j.cli.kms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** What is answered instead of what the emulator would say. */
@FunctionalInterface
interface Answer {

    void writeTo(HttpExchange exchange) throws IOException, InterruptedException;

    /** An error of KMS. */
    static Answer error(int status, String type, String message) {
        return text(status, "{\"__type\":\"" + type + "\",\"message\":\"" + message + "\"}");
    }

    /** An answer with any content. */
    static Answer text(int status, String content) {
        return exchange -> {
            byte[] bytes = content.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(status, bytes.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(bytes);
            }
        };
    }

    /** The beginning of an answer, then the end of the connection. */
    static Answer cutOff() {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"Plaintext\":\"".getBytes(UTF_8));
            exchange.close();
        };
    }

    /** No answer while the server lives. */
    static Answer never() {
        return exchange -> new CountDownLatch(1).await();
    }
}
