package io.github.sops4j.kms.aws;

import java.net.URI;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** Where an object of S3 is (clause C177a). */
final class S3Address {
    private S3Address() {}

    /**
     * Its address.
     *
     * @param endpoint of a service that is not AWS's; empty for AWS's own
     * @throws IllegalArgumentException when that cannot be an address
     */
    static URI of(String endpoint, String region, String bucket, String key) {
        String base = endpoint;
        if (base.isEmpty()) {
            Region named = Region.of(region);
            base = "https://s3." + region + "." + suffix(named);
        }
        String path = "/" + SdkHttpUtils.urlEncodeIgnoreSlashes(key);
        URI server = URI.create(base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
        String host = server.getHost();
        if (host == null || server.getScheme() == null) {
            throw new IllegalArgumentException("the address of S3 is not usable: " + endpoint);
        }
        if (isInPath(host, bucket)) {
            return URI.create(server + "/" + bucket + path);
        }
        String port = server.getPort() < 0 ? "" : ":" + server.getPort();
        return URI.create(
                server.getScheme()
                        + "://"
                        + bucket
                        + "."
                        + host
                        + port
                        + server.getRawPath()
                        + path);
    }

    private static String suffix(Region region) {
        return region.metadata() == null
                ? "amazonaws.com"
                : region.metadata().partition().dnsSuffix();
    }

    /** A number has no sub-domains, nor has a machine of its own net, nor a certificate two. */
    private static boolean isInPath(String host, String bucket) {
        return host.indexOf('.') < 0
                || host.startsWith("[")
                || bucket.indexOf('.') >= 0
                || host.chars().allMatch(c -> c == '.' || Character.isDigit(c));
    }
}
