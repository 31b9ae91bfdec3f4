package io.github.sops4j.kms.aws;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.UserEnvironment;
import io.github.sops4j.metadata.MasterKey;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** Clients for whoever the usual places of AWS credentials say (clauses K33, K34). */
final class CredentialChainClients implements KmsClients {
    /** What a client depends on. */
    private record Wanted(String region, String profile, String role) {

        /** Not the hash of the record, whose making costs a cold start several milliseconds. */
        String name() {
            return region + '\n' + profile + '\n' + role;
        }
    }

    private final UserEnvironment environment;
    private final SdkHttpClient http;
    private final CredentialSources sources;
    private final Map<String, Object> locks = new HashMap<>();
    private final Map<String, Access> known = new ConcurrentHashMap<>();

    CredentialChainClients(UserEnvironment environment) {
        ColdStart.begin();
        this.environment = environment;
        this.http = new AwsHttp(environment.valueOf("AWS_CA_BUNDLE"));
        this.sources = new CredentialSources(environment);
    }

    @Override
    public Access access(KeyArn arn, MasterKey key) throws KeyException {
        Wanted wanted = new Wanted(arn.region(), profile(key), key.field("role"));
        // one at a time for each of them: the first may have to ask for a role
        synchronized (lock(wanted.name())) {
            Access access = known.get(wanted.name());
            if (access == null) {
                access = made(wanted);
                known.put(wanted.name(), access);
            }
            return access;
        }
    }

    private synchronized Object lock(String name) {
        return locks.computeIfAbsent(name, each -> new Object());
    }

    /** The profile of the file, unless this machine says otherwise. */
    private String profile(MasterKey key) {
        String here = environment.variable("SOPS_AWS_PROFILE");
        return here == null ? key.field("aws_profile") : here;
    }

    /**
     * The SDK reads variables and files of the user, and throws anything at what it cannot read.
     */
    private Access made(Wanted wanted) throws KeyException {
        try {
            return make(wanted);
        } catch (RuntimeException unusable) {
            throw new KeyException(
                    "the AWS settings here (variables AWS_…, profiles) cannot be used: "
                            + AwsFailure.reason(unusable),
                    unusable);
        }
    }

    private Access make(Wanted wanted) throws KeyException {
        Principal principal =
                sources.find(
                        wanted.profile(),
                        wanted.region(),
                        () -> sts(wanted.region(), AnonymousCredentialsProvider.create()));
        if (!wanted.role().isEmpty()) {
            principal = inRole(principal, wanted);
        }
        KmsClient client =
                KmsClient.builder()
                        .region(Region.of(wanted.region()))
                        .credentialsProvider(principal.credentials())
                        .httpClient(http)
                        .overrideConfiguration(
                                configuration -> configuration.retryStrategy(retries()))
                        .build();
        return new Access(client, principal.kind());
    }

    private Principal inRole(Principal principal, Wanted wanted) throws KeyException {
        AssumeRoleRequest request =
                AssumeRoleRequest.builder()
                        .roleArn(wanted.role())
                        .roleSessionName(RoleSession.name())
                        .build();
        StsAssumeRoleCredentialsProvider role =
                StsAssumeRoleCredentialsProvider.builder()
                        .stsClient(sts(wanted.region(), principal.credentials()))
                        .refreshRequest(request)
                        .build();
        try {
            role.resolveCredentials();
        } catch (SdkException e) {
            throw new KeyException(
                    "failed to assume role '"
                            + wanted.role()
                            + "': "
                            + AwsFailure.reason(e)
                            + " (sts:AssumeRole with "
                            + principal.kind()
                            + ")",
                    e);
        }
        return new Principal("role " + wanted.role(), role);
    }

    private StsClient sts(String region, AwsCredentialsProvider credentials) {
        return StsClient.builder()
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(configuration -> configuration.retryStrategy(retries()))
                .build();
    }

    /** Three tries, unless AWS_RETRY_MODE or AWS_MAX_ATTEMPTS says otherwise. */
    private static RetryMode retries() {
        return RetryMode.resolver().defaultRetryMode(RetryMode.STANDARD).resolve();
    }

    @Override
    public void close() {
        for (Access access : known.values()) {
            access.client().close();
        }
        known.clear();
        http.close();
    }
}
