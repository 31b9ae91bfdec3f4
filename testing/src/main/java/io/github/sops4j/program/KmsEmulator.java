package io.github.sops4j.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server of moto: KMS and STS of every account and region on one address. It looks at no
 * signature, takes the region from the scope of the credentials, and the account from whom they
 * were given to.
 */
public final class KmsEmulator {

    /** Whose keys those are that a test makes for its own account. */
    public static final String ACCESS_KEY = "AKIAOWN";

    private static final int PATIENCE_SECONDS = 60;
    private static final Pattern ADDRESS =
            Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    private KmsEmulator(URI address) {
        this.address = address;
    }

    /** The only one of this JVM; it ends with it. */
    public static KmsEmulator running() {
        return Running.EMULATOR;
    }

    private static final class Running {
        static final KmsEmulator EMULATOR = started();
    }

    private static KmsEmulator started() {
        try {
            Path log = Files.createTempFile("moto", ".log");
            ProcessBuilder program =
                    new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", "0");
            program.environment().keySet().removeIf(name -> name.matches("(AWS|MOTO).*"));
            Process server = program.redirectErrorStream(true).redirectOutput(log.toFile()).start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, log)));
            return new KmsEmulator(address(server, log));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stop(Process server, Path log) {
        server.destroyForcibly();
        try {
            Files.delete(log);
        } catch (IOException e) {
            // the system's own clean-up finds it
        }
    }

    private static URI address(Process server, Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && server.isAlive()) {
            Matcher line = ADDRESS.matcher(Files.readString(log));
            if (line.find()) {
                return URI.create(line.group(1));
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("moto_server does not start: " + Files.readString(log));
    }

    /** Where it is. */
    public URI address() {
        return address;
    }

    /** A key; returns its ARN. */
    public String key(String region) throws IOException, InterruptedException {
        return key(ACCESS_KEY, region);
    }

    private String key(String accessKey, String region) throws IOException, InterruptedException {
        return field("\"Arn\": \"([^\"]+)\"", kms(accessKey, region, "CreateKey", "{}"));
    }

    /** A key of the account of a role, which nobody sees who has not taken on that role. */
    public String keyBehind(String role, String region) throws IOException, InterruptedException {
        String form =
                "Action=AssumeRole&Version=2011-06-15&RoleSessionName=tests&RoleArn="
                        + URLEncoder.encode(role, UTF_8);
        HttpRequest.Builder request =
                request(ACCESS_KEY, region, "sts", form)
                        .header("Content-Type", "application/x-www-form-urlencoded");
        return key(field("<AccessKeyId>([^<]+)<", send(request)), region);
    }

    /** Another name of a key; returns the name's ARN. */
    public String alias(String key, String name) throws IOException, InterruptedException {
        String body = "{\"AliasName\":\"alias/%s\",\"TargetKeyId\":\"%s\"}";
        kms(ACCESS_KEY, region(key), "CreateAlias", body.formatted(name, id(key)));
        return key.substring(0, key.indexOf(":key/")) + ":alias/" + name;
    }

    private static String region(String arn) {
        return arn.split(":", -1)[3];
    }

    private static String id(String arn) {
        return arn.substring(arn.indexOf('/') + 1);
    }

    private static String field(String pattern, String answer) {
        Matcher field = Pattern.compile(pattern).matcher(answer);
        assertThat(field.find()).as(answer).isTrue();
        return field.group(1);
    }

    private String kms(String accessKey, String region, String operation, String body)
            throws IOException, InterruptedException {
        return send(
                request(accessKey, region, "kms", body)
                        .header("X-Amz-Target", "TrentService." + operation)
                        .header("Content-Type", "application/x-amz-json-1.1"));
    }

    private HttpRequest.Builder request(
            String accessKey, String region, String service, String body) {
        String scope =
                "AWS4-HMAC-SHA256 Credential=%s/20260101/%s/%s/aws4_request, SignedHeaders=host, Signature=0";
        return HttpRequest.newBuilder(address)
                .header("Authorization", scope.formatted(accessKey, region, service))
                .POST(BodyPublishers.ofString(body));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }
}
