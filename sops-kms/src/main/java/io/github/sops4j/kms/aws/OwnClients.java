package io.github.sops4j.kms.aws;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.metadata.MasterKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.kms.KmsClient;

/** The clients of an application, by their regions. It made them, and it closes them. */
final class OwnClients implements KmsClients {
    private final Map<String, KmsClient> byRegion = new HashMap<>();

    OwnClients(List<KmsClient> clients) {
        for (KmsClient client : clients) {
            String region = client.serviceClientConfiguration().region().id();
            if (byRegion.put(region, client) != null) {
                throw new IllegalArgumentException("two clients for region " + region);
            }
        }
    }

    @Override
    public Access access(KeyArn arn, MasterKey key) throws KeyException {
        KmsClient client = byRegion.get(arn.region());
        if (client == null) {
            throw new KeyException("the application has no client for this region");
        }
        return new Access(client, "the application's client");
    }

    @Override
    public void close() {}
}
