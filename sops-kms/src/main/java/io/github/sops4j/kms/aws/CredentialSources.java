package io.github.sops4j.kms.aws;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.UserEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;

/**
 * The places of credentials, in the order of the AWS SDK's default chain (clause K33). Unlike that
 * chain it looks at a place only when the ones before have nothing, and says what each had.
 */
final class CredentialSources {
    private final UserEnvironment environment;
    private @Nullable ProfileFile profiles;

    CredentialSources(UserEnvironment environment) {
        this.environment = environment;
    }

    /**
     * The first place that has credentials.
     *
     * @param profile the profile to take them from; empty for the usual places. One that does not
     *     exist on this machine is passed over: the file comes from another one, where it did
     * @param region where a profile takes on its role, unless it says so itself
     * @param sts asked for web identities, without credentials
     * @throws KeyException when no place has any, with what each of them lacked
     */
    Principal find(String profile, String region, Supplier<StsClient> sts) throws KeyException {
        List<String> reasons = new ArrayList<>();
        Principal found;
        if (!environment.hasAccount()) {
            found = inGivenVariables(reasons);
        } else if (!profile.isEmpty() && profiles().profile(profile).isPresent()) {
            found = inProfile(profile, region, reasons);
        } else {
            if (!profile.isEmpty()) {
                reasons.add("profile '" + profile + "' does not exist here");
            }
            found = inUsualPlaces(region, sts, reasons);
        }
        if (found == null) {
            throw new KeyException("no AWS credentials: " + String.join("; ", reasons));
        }
        return found;
    }

    /** Without an account: the SDK would look at the variables and the files of the process. */
    private @Nullable Principal inGivenVariables(List<String> reasons) {
        if (!isSet("AWS_ACCESS_KEY_ID")) {
            reasons.add("no access key in the variables that were given (AWS_ACCESS_KEY_ID)");
            return null;
        }
        String id = environment.valueOf("AWS_ACCESS_KEY_ID");
        String secret = environment.valueOf("AWS_SECRET_ACCESS_KEY");
        String token = environment.valueOf("AWS_SESSION_TOKEN");
        return tried(
                "the access key that was given",
                () ->
                        StaticCredentialsProvider.create(
                                token.isEmpty()
                                        ? AwsBasicCredentials.create(id, secret)
                                        : AwsSessionCredentials.create(id, secret, token)),
                reasons);
    }

    private @Nullable Principal inUsualPlaces(
            String region, Supplier<StsClient> sts, List<String> reasons) {
        Principal found = inVariables(reasons);
        if (found == null) {
            found = withWebIdentity(sts, reasons);
        }
        if (found == null) {
            found = inUsualProfile(region, reasons);
        }
        return found == null ? ofMachine(reasons) : found;
    }

    private @Nullable Principal inVariables(List<String> reasons) {
        if (isSet("AWS_ACCESS_KEY_ID")) {
            return tried(
                    "the access key of the environment",
                    EnvironmentVariableCredentialsProvider::create,
                    reasons);
        }
        if (System.getProperty("aws.accessKeyId") != null) {
            return tried(
                    "the access key of the system properties",
                    SystemPropertyCredentialsProvider::create,
                    reasons);
        }
        reasons.add("no access key in the environment (AWS_ACCESS_KEY_ID)");
        return null;
    }

    private @Nullable Principal withWebIdentity(Supplier<StsClient> sts, List<String> reasons) {
        if (!isSet("AWS_WEB_IDENTITY_TOKEN_FILE")) {
            reasons.add("no web identity (AWS_WEB_IDENTITY_TOKEN_FILE)");
            return null;
        }
        return tried(
                "the web identity of role " + environment.valueOf("AWS_ROLE_ARN"),
                () ->
                        StsWebIdentityTokenFileCredentialsProvider.builder()
                                .stsClient(sts.get())
                                .build(),
                reasons);
    }

    private @Nullable Principal inUsualProfile(String region, List<String> reasons) {
        String named = environment.valueOf("AWS_PROFILE");
        String name = named.isEmpty() ? "default" : named;
        if (profiles().profile(name).isEmpty()) {
            reasons.add("no profile '" + name + "'");
            return null;
        }
        return inProfile(name, region, reasons);
    }

    private @Nullable Principal inProfile(String name, String region, List<String> reasons) {
        return tried(
                "profile '" + name + "'",
                () ->
                        ProfileCredentialsProvider.builder()
                                .profileName(name)
                                .profileFile(ProfileRegions.with(region, profiles()))
                                .build(),
                reasons);
    }

    private @Nullable Principal ofMachine(List<String> reasons) {
        if (isSet("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
                || isSet("AWS_CONTAINER_CREDENTIALS_FULL_URI")) {
            Principal found =
                    tried("the container's role", ContainerCredentialsProvider::create, reasons);
            if (found != null) {
                return found;
            }
        }
        return tried("the instance's role", InstanceProfileCredentialsProvider::create, reasons);
    }

    private static @Nullable Principal tried(
            String kind, Supplier<AwsCredentialsProvider> place, List<String> reasons) {
        try {
            AwsCredentialsProvider credentials = place.get();
            credentials.resolveCredentials();
            return new Principal(kind, credentials);
        } catch (RuntimeException none) {
            reasons.add(kind + ": " + AwsFailure.reason(none));
            return null;
        }
    }

    private boolean isSet(String variable) {
        return !environment.valueOf(variable).isEmpty();
    }

    private synchronized ProfileFile profiles() {
        if (profiles == null) {
            profiles = ProfileFile.defaultProfileFile();
        }
        return profiles;
    }
}
