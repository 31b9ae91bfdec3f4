package io.github.sops4j.cli.publish;

import io.github.sops4j.config.DestinationRule.Bucket;
import io.github.sops4j.key.user.UserEnvironment;
import io.github.sops4j.kms.aws.S3Upload;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Buckets of S3 (clause C177a). Nothing of the AWS SDK is loaded before something is sent. */
public final class BucketStore implements AutoCloseable {
    private final UserEnvironment environment;
    private @Nullable S3Upload upload;

    /** Buckets that are reached with the credentials of an account. */
    public BucketStore(UserEnvironment environment) {
        this.environment = environment;
    }

    /**
     * A file for a bucket.
     *
     * @param name what it is called there, behind the prefix
     * @param content encrypted
     */
    public Store object(Bucket bucket, String name, byte[] content) {
        String key = bucket.prefix() + name;
        return new Store() {
            @Override
            public String url() {
                return bucket.service() + "://" + bucket.name() + "/" + key;
            }

            @Override
            public void send() throws IOException {
                if (!bucket.service().equals("s3")) {
                    throw new IOException(
                            url() + " is not in S3, and only that is part of sops4j; use SOPS");
                }
                upload().put(bucket.name(), key, content);
            }
        };
    }

    private S3Upload upload() {
        if (upload == null) {
            upload = new S3Upload(environment);
        }
        return upload;
    }

    @Override
    public void close() {
        if (upload != null) {
            upload.close();
        }
    }
}
