package io.github.sops4j.kms.aws;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.metadata.MasterKey;
import software.amazon.awssdk.services.kms.KmsClient;

/** Whom to ask about a key, and as whom. */
sealed interface KmsClients extends AutoCloseable permits CredentialChainClients, OwnClients {

    /**
     * A client and who it asks for.
     *
     * @param client for the region of the key
     * @param principal what kind of credentials it has, in words
     */
    record Access(KmsClient client, String principal) {}

    /**
     * The access for one key.
     *
     * @throws KeyException when there is nobody to ask as
     */
    Access access(KeyArn arn, MasterKey key) throws KeyException;

    @Override
    void close();
}
