package io.github.sops4j.kms.aws;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.Witness;
import io.github.sops4j.metadata.MasterKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptRequest;
import software.amazon.awssdk.services.kms.model.EncryptResponse;

/** The two calls, and the checks of their answers (clauses K32, K35). */
final class KmsCalls implements AutoCloseable {
    private static final String ENCRYPT = "failed to encrypt sops data key with AWS KMS: ";
    private static final String DECRYPT = "failed to decrypt sops data key with AWS KMS: ";

    private final KmsClients clients;

    KmsCalls(KmsClients clients) {
        this.clients = clients;
    }

    String encrypt(MasterKey key, byte[] secret) throws KeyException {
        KeyArn arn = KeyArn.parse(key.field("arn"));
        EncryptRequest request =
                EncryptRequest.builder()
                        .keyId(arn.text())
                        .plaintext(SdkBytes.fromByteArrayUnsafe(secret))
                        .encryptionContext(context(key))
                        .build();
        KmsClients.Access access = access(ENCRYPT, arn, key);
        String circumstances = circumstances("kms:Encrypt", arn, access);
        EncryptResponse response;
        try {
            response = access.client().encrypt(request);
        } catch (RuntimeException e) {
            throw failure(ENCRYPT, e, circumstances);
        }
        checkKey(ENCRYPT, arn, response.keyId(), circumstances);
        SdkBytes ciphertext = response.ciphertextBlob();
        if (ciphertext == null || ciphertext.asByteArrayUnsafe().length == 0) {
            throw new KeyException(ENCRYPT + "the answer holds no ciphertext" + circumstances);
        }
        return Base64.getEncoder().encodeToString(ciphertext.asByteArrayUnsafe());
    }

    byte[] decrypt(MasterKey key, @Nullable Witness witness) throws KeyException {
        KeyArn arn = KeyArn.parse(key.field("arn"));
        DecryptRequest request =
                DecryptRequest.builder()
                        .keyId(arn.text())
                        .ciphertextBlob(SdkBytes.fromByteArrayUnsafe(ciphertext(key)))
                        .encryptionContext(context(key))
                        .build();
        KmsClients.Access access = access(DECRYPT, arn, key);
        String circumstances = circumstances("kms:Decrypt", arn, access);
        DecryptResponse response;
        try {
            response = access.client().decrypt(request);
        } catch (RuntimeException e) {
            throw failure(DECRYPT, e, circumstances);
        }
        SdkBytes answered = response.plaintext();
        byte[] secret = answered == null ? new byte[0] : answered.asByteArrayUnsafe();
        try {
            checkKey(DECRYPT, arn, response.keyId(), circumstances);
        } catch (KeyException other) {
            Arrays.fill(secret, (byte) 0);
            throw other;
        }
        if (witness != null) {
            witness.openedBy("AWS KMS in " + arn.region() + " with " + access.principal());
        }
        return secret;
    }

    private KmsClients.Access access(String doing, KeyArn arn, MasterKey key) throws KeyException {
        try {
            return clients.access(arn, key);
        } catch (KeyException e) {
            throw new KeyException(doing + e.getMessage() + " (in " + arn.region() + ")", e);
        }
    }

    private static byte[] ciphertext(MasterKey key) throws KeyException {
        try {
            return Base64.getDecoder().decode(key.encrypted());
        } catch (IllegalArgumentException e) {
            throw new KeyException(
                    "error base64-decoding encrypted data key: " + e.getMessage(), e);
        }
    }

    /** A null would be a context of its own to nobody; SOPS ends in a panic (clause K38). */
    private static Map<String, String> context(MasterKey key) throws KeyException {
        Map<String, String> context = new TreeMap<>();
        for (Map.Entry<String, @Nullable String> pair : key.context().entrySet()) {
            String value = pair.getValue();
            if (value == null) {
                throw new KeyException(
                        "the encryption context of this key has a null for '"
                                + pair.getKey()
                                + "', where only texts can be: put back the text it was encrypted"
                                + " with");
            }
            context.put(pair.getKey(), value);
        }
        return context;
    }

    private static void checkKey(
            String doing, KeyArn arn, @Nullable String answered, String circumstances)
            throws KeyException {
        if (answered == null || !arn.isNamed(answered)) {
            throw new KeyException(
                    doing
                            + "the answer is not from this key but from "
                            + (answered == null ? "none" : AwsFailure.oneLine(answered))
                            + circumstances);
        }
    }

    private static String circumstances(String action, KeyArn arn, KmsClients.Access access) {
        return " (" + action + " in " + arn.region() + " with " + access.principal() + ")";
    }

    private static KeyException failure(String doing, RuntimeException e, String circumstances) {
        return new KeyException(doing + AwsFailure.reason(e) + circumstances, e);
    }

    @Override
    public void close() {
        clients.close();
    }
}
