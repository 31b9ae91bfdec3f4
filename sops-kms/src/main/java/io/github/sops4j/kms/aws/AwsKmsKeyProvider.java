package io.github.sops4j.kms.aws;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.KeyProvider;
import io.github.sops4j.key.Witness;
import io.github.sops4j.key.user.UserEnvironment;
import io.github.sops4j.metadata.MasterKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * The key type {@code kms} (clauses K30-K39): keys of AWS KMS.
 *
 * <p>The AWS SDK is loaded when a key is first used. A call is tried three times ({@code
 * AWS_MAX_ATTEMPTS}), each time for 3 seconds to connect and 8 to answer. Safe for use by several
 * threads; closing closes the clients that were made here.
 */
public final class AwsKmsKeyProvider implements KeyProvider {
    private static final String TYPE = "kms";

    private final @Nullable UserEnvironment environment;
    private @Nullable KmsCalls calls;
    private boolean closed;

    /**
     * Keys for whoever the AWS SDK's usual places say: variables, web identity, profiles (also
     * those that sign in), container, instance; with the profile and the role that a key names.
     *
     * @param environment whose variables {@code SOPS_AWS_PROFILE} (instead of the profiles in
     *     files, or none when it is empty) and {@code AWS_CA_BUNDLE} are read; the SDK itself reads
     *     those of the process. One without an account gives the access key in its own variables,
     *     and no other place is looked at; the SDK's settings stay those of the process
     */
    public AwsKmsKeyProvider(UserEnvironment environment) {
        this.environment = Objects.requireNonNull(environment);
    }

    private AwsKmsKeyProvider(KmsCalls calls) {
        this.environment = null;
        this.calls = calls;
    }

    /**
     * Keys asked through an application's own clients, with their credentials, timeouts and
     * retries. The profile and the role in a file say nothing then.
     *
     * @param clients one for each region whose keys are used; not closed by the provider
     * @throws IllegalArgumentException when two of them are for one region
     */
    public static AwsKmsKeyProvider using(List<KmsClient> clients) {
        return new AwsKmsKeyProvider(new KmsCalls(new OwnClients(clients)));
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** Keys of a comma-separated list, {@code ARN} or {@code ARN+ROLE-ARN} each (clause K30). */
    @Override
    public List<MasterKey> parse(String text) {
        List<MasterKey> keys = new ArrayList<>(1);
        for (String item : text.replace(" ", "").split(",", -1)) {
            int role = item.indexOf("+arn:");
            keys.add(
                    MasterKey.madeNow(
                            TYPE,
                            Map.of(
                                    "arn",
                                    role < 0 ? item : item.substring(0, role),
                                    "role",
                                    role < 0 ? "" : item.substring(role + 1),
                                    "aws_profile",
                                    "")));
        }
        return keys;
    }

    /** The ciphertext of KMS in base64 (clause K32). */
    @Override
    public String wrap(MasterKey key, byte[] secret) throws KeyException {
        return calls().encrypt(key, secret);
    }

    /** What KMS decrypts; an alias is asked by its own name (clause K32). */
    @Override
    public byte[] unwrap(MasterKey key) throws KeyException {
        return calls().decrypt(key, null);
    }

    @Override
    public byte[] unwrap(MasterKey key, Witness witness) throws KeyException {
        return calls().decrypt(key, witness);
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    private synchronized KmsCalls calls() throws KeyException {
        if (calls == null) {
            if (closed || environment == null) {
                throw new KeyException("the keys of AWS KMS were closed");
            }
            calls = new KmsCalls(new CredentialChainClients(environment));
        }
        return calls;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (calls != null) {
            calls.close();
            calls = null;
        }
    }
}
