package io.github.sops4j.cli.kms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.KmsEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In whose name keys are used: roles, profiles, web identities. */
class KmsCredentialsIT extends KmsScene {

    private static final String ACCESS_KEYS =
            """
            [work]
            aws_access_key_id = AKIAWORK
            aws_secret_access_key = secret
            [other]
            aws_access_key_id = AKIAOTHER
            aws_secret_access_key = secret
            """;

    private static final String CONFIG =
            """
            [profile ops]
            role_arn = %s
            source_profile = work
            """
                    .formatted(ROLE);

    /** Somebody with profiles and nothing else. */
    private Person colleague() throws IOException {
        return nobody().withProfiles(ACCESS_KEYS, CONFIG);
    }

    private List<String> accessKeys() {
        return kms().calls().stream().map(Call::accessKey).distinct().toList();
    }

    @Test
    void aRoleIsTakenOnBeforeEachUse() throws Exception { // K30, K34
        String key = emulator().keyBehind(ROLE, HERE);

        bothAgree(owner(), "--kms", key + "+" + ROLE);

        assertThat(kms().calls("AssumeRole"))
                .hasSize(4)
                .allMatch(call -> call.form("RoleArn").equals(ROLE));
    }

    @Test
    void theSessionInARoleIsNamedAsSopsNamesIt() throws Exception { // K34
        String key = emulator().keyBehind(ROLE, HERE);

        bothAgree(owner(), "--kms", key + "+" + ROLE);

        assertThat(kms().calls("AssumeRole").stream().map(call -> call.form("RoleSessionName")))
                .allMatch(name -> name.startsWith("sops@"))
                .containsOnly(kms().calls("AssumeRole").get(1).form("RoleSessionName"));
    }

    @Test
    void aProfileOfTheCommandIsUsedAndStored() throws Exception { // K33, K36
        bothAgree(colleague(), "--kms", emulator().key(HERE), "--aws-profile", "work");

        assertThat(accessKeys()).containsExactly("AKIAWORK");
    }

    @Test
    void aProfileGoesBeforeTheAccessKeyOfTheEnvironment() throws Exception { // K33
        Person person = colleague().withAccessKey(KmsEmulator.ACCESS_KEY);

        bothAgree(person, "--kms", emulator().key(HERE), "--aws-profile", "work");

        assertThat(accessKeys()).containsExactly("AKIAWORK");
    }

    @Test
    void aProfileMayTakeOnARole() throws Exception { // K33
        String key = emulator().keyBehind(ROLE, HERE);

        bothAgree(colleague(), "--kms", key, "--aws-profile", "ops");

        assertThat(kms().calls("AssumeRole")).isNotEmpty();
    }

    @Test
    void theProfileOfTheEnvironmentIsUsedAndNotStored() throws Exception { // K33
        String key = emulator().keyBehind(ROLE, HERE);

        bothAgree(colleague().with("AWS_PROFILE", "ops"), "--kms", key);
    }

    @Test
    void aWebIdentityIsEnough() throws Exception { // K33
        String key = emulator().keyBehind(ROLE, HERE);
        Person job =
                nobody().with("AWS_ROLE_ARN", ROLE)
                        .with("AWS_REGION", HERE)
                        .with("AWS_WEB_IDENTITY_TOKEN_FILE", nobody().write("token", "a.b.c"));

        bothAgree(job, "--kms", key);

        assertThat(kms().calls("AssumeRoleWithWebIdentity"))
                .isNotEmpty()
                .allMatch(call -> call.form("WebIdentityToken").equals("a.b.c"));
    }

    @Test
    void aStoredProfileThatIsNotHereDoesNotBlockTheAccessKeyOfTheEnvironment()
            throws Exception { // K33
        String[] options = {"--kms", emulator().key(HERE), "--aws-profile", "work"};
        String file = encrypted(colleague(), options);

        assertThat(owner().real("decrypt", file).status()).isEqualTo(128);
        assertOpened(owner().ours("decrypt", file));
    }

    @Test
    void aVariableReplacesTheStoredProfile() throws Exception { // K33
        String[] options = {"--kms", emulator().key(HERE), "--aws-profile", "work"};
        String file = encrypted(colleague(), options);

        assertOpened(colleague().with("SOPS_AWS_PROFILE", "other").ours("decrypt", file));

        assertThat(accessKeys()).containsExactly("AKIAWORK", "AKIAOTHER");
    }

    @Test
    void anEmptyVariableDropsTheStoredProfile() throws Exception { // K33
        String[] options = {"--kms", emulator().key(HERE), "--aws-profile", "work"};
        String file = encrypted(colleague(), options);
        Person person = colleague().withAccessKey(KmsEmulator.ACCESS_KEY);

        assertOpened(person.with("SOPS_AWS_PROFILE", "").ours("decrypt", file));

        assertThat(accessKeys()).containsExactly("AKIAWORK", KmsEmulator.ACCESS_KEY);
    }

    @Test
    void aContainerHasARole() throws Exception { // K33
        kms().answer(
                        Call.to(""),
                        Answer.text(
                                200,
                                "{\"AccessKeyId\":\"%s\",\"SecretAccessKey\":\"x\",\"Token\":\"t\",\"Expiration\":\"2099-01-01T00:00:00Z\"}"
                                        .formatted(KmsEmulator.ACCESS_KEY)));
        Person person =
                nobody().with("AWS_CONTAINER_CREDENTIALS_FULL_URI", kms().address() + "/role");
        bothAgree(person, "--kms", emulator().key(HERE));
    }

    @Test
    void aProfileThatSignedInIsEnough() throws Exception { // K33
        String start = "https://example.awsapps.com/start";
        Path tokens = Files.createDirectories(folder().resolve("home/.aws/sso/cache"));
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        String name = HexFormat.of().formatHex(sha1.digest(start.getBytes(UTF_8)));
        Files.writeString(
                tokens.resolve(name + ".json"),
                "{\"startUrl\":\"%s\",\"region\":\"us-east-1\",\"accessToken\":\"token\",\"expiresAt\":\"2099-01-01T00:00:00Z\"}"
                        .formatted(start));
        kms().answer(
                        Call.to(""),
                        Answer.text(
                                200,
                                "{\"roleCredentials\":{\"accessKeyId\":\"%s\",\"secretAccessKey\":\"x\",\"sessionToken\":\"t\",\"expiration\":4070908800000}}"
                                        .formatted(KmsEmulator.ACCESS_KEY)));
        Person person =
                nobody().withProfiles(
                                "",
                                """
                                [profile office]
                                sso_start_url = %s
                                sso_region = us-east-1
                                sso_account_id = 123456789012
                                sso_role_name = secrets
                                """
                                        .formatted(start));
        String key = emulator().key(HERE);
        String file = saved(person.with("AWS_PROFILE", "office").ours(encrypt("--kms", key)));
        assertOpened(owner().real("decrypt", file));
    }

    @Test
    void credentialsOfASessionComeInVariables() throws Exception { // K33
        Person person = owner().with("AWS_SESSION_TOKEN", "token");
        bothAgree(person, "--kms", emulator().key(HERE));
    }
}
