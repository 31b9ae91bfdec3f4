package io.github.sops4j.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A key service for {@link Training} on the loopback interface, which encrypts nothing. */
final class TrainingKms implements AutoCloseable {
    static final String KEY = "arn:aws:kms:us-east-1:000000000000:key/training";

    private final HttpServer server;

    TrainingKms() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", TrainingKms::answer);
        server.start();
    }

    String url() {
        return "http://"
                + server.getAddress().getAddress().getHostAddress()
                + ":"
                + server.getAddress().getPort();
    }

    /** What came in as plaintext or ciphertext goes back as the other. */
    private static void answer(HttpExchange call) throws IOException {
        String request = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean encrypts = request.contains("\"Plaintext\"");
        String given = encrypts ? "Plaintext" : "CiphertextBlob";
        String wanted = encrypts ? "CiphertextBlob" : "Plaintext";
        int start = request.indexOf('"', request.indexOf(given) + given.length() + 1) + 1;
        String text = request.substring(start, request.indexOf('"', start));
        byte[] response =
                ("{\"KeyId\":\"" + KEY + "\",\"" + wanted + "\":\"" + text + "\"}")
                        .getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        call.sendResponseHeaders(200, response.length);
        call.getResponseBody().write(response);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
