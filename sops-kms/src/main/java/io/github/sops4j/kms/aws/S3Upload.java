package io.github.sops4j.kms.aws;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.UserEnvironment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Puts objects into buckets of S3 (clause C177a), with the credentials that open keys of AWS KMS.
 * One signed request is all that is needed of S3, so the SDK's client of it is not.
 */
public final class S3Upload implements AutoCloseable {
    private static final int REFUSED = 300;
    private static final int LONGEST_ANSWER = 64 << 10;

    private final UserEnvironment environment;
    private final AwsHttp http;

    /** Uploads for an account; credentials are looked for with the first one. */
    public S3Upload(UserEnvironment environment) {
        this.environment = environment;
        this.http = new AwsHttp(environment.valueOf("AWS_CA_BUNDLE"));
    }

    /**
     * Stores an object.
     *
     * @param bucket its bucket
     * @param key its name there
     * @param content what it holds
     * @throws IOException why it was not stored
     */
    public void put(String bucket, String key, byte[] content) throws IOException {
        String place = "s3://" + bucket + "/" + key + ": ";
        String region = region();
        if (region.isEmpty()) {
            throw new IOException(place + "no region is set; name it in AWS_REGION");
        }
        try {
            Principal principal =
                    new CredentialSources(environment).find("", region, () -> sts(region));
            HttpExecuteResponse response =
                    send(principal, region, S3Address.of(endpoint(), region, bucket, key), content);
            int status = response.httpResponse().statusCode();
            if (status >= REFUSED) {
                throw new IOException(refusal(response, status) + " (as " + principal.kind() + ")");
            }
        } catch (KeyException | RuntimeException unusable) {
            String reason =
                    unusable instanceof RuntimeException failure
                            ? AwsFailure.reason(failure)
                            : unusable.getMessage();
            throw new IOException(place + reason, unusable);
        } catch (IOException e) {
            throw new IOException(place + AwsFailure.reason(e), e);
        }
    }

    private HttpExecuteResponse send(
            Principal principal, String region, URI address, byte[] content) throws IOException {
        ContentStreamProvider body = () -> new ByteArrayInputStream(content);
        SdkHttpRequest request =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.PUT)
                        .uri(address)
                        .putHeader("Content-Length", Integer.toString(content.length))
                        .putHeader("Content-Type", "application/octet-stream")
                        .build();
        AwsCredentials credentials = principal.credentials().resolveCredentials();
        SignedRequest signed =
                AwsV4HttpSigner.create()
                        .sign(
                                each ->
                                        each.identity(credentials)
                                                .request(request)
                                                .payload(body)
                                                .putProperty(
                                                        AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                                                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                                                .putProperty(
                                                        AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                                                .putProperty(
                                                        AwsV4HttpSigner.NORMALIZE_PATH, false));
        return http.prepareRequest(
                        HttpExecuteRequest.builder()
                                .request(signed.request())
                                .contentStreamProvider(signed.payload().orElse(body))
                                .build())
                .call();
    }

    private StsClient sts(String region) {
        return StsClient.builder()
                .region(Region.of(region))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(http)
                .build();
    }

    private String endpoint() {
        String own = environment.valueOf("AWS_ENDPOINT_URL_S3");
        return own.isEmpty() ? environment.valueOf("AWS_ENDPOINT_URL") : own;
    }

    private String region() {
        for (String variable : new String[] {"AWS_REGION", "AWS_DEFAULT_REGION"}) {
            if (!environment.valueOf(variable).isEmpty()) {
                return environment.valueOf(variable);
            }
        }
        String profile = environment.valueOf("AWS_PROFILE");
        return ProfileFile.defaultProfileFile()
                .profile(profile.isEmpty() ? "default" : profile)
                .flatMap((Profile found) -> found.property("region"))
                .orElse("");
    }

    private static String refusal(HttpExecuteResponse response, int status) throws IOException {
        @Nullable AbortableInputStream body = response.responseBody().orElse(null);
        String answer = "";
        if (body != null) {
            try (InputStream in = body) {
                answer = new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
            }
        }
        String code = element(answer, "Code");
        return "HTTP status "
                + status
                + (code.isEmpty() ? "" : ", " + AwsFailure.oneLine(code))
                + ": "
                + AwsFailure.oneLine(element(answer, "Message"));
    }

    private static String element(String answer, String name) {
        int start = answer.indexOf("<" + name + ">");
        int end = answer.indexOf("</" + name + ">");
        return start < 0 || end < start ? "" : answer.substring(start + name.length() + 2, end);
    }

    @Override
    public void close() {
        http.close();
    }
}
