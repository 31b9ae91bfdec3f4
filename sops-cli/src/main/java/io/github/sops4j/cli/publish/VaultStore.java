package io.github.sops4j.cli.publish;

import io.github.sops4j.config.DestinationRule.Vault;
import io.github.sops4j.key.user.UserEnvironment;
import io.github.sops4j.tree.MapNode;
import java.io.IOException;
import java.util.List;

/** One secret of a key-value engine of HashiCorp Vault (clause C180). */
public final class VaultStore implements Store {
    private static final String DEFAULT_ADDRESS = "https://127.0.0.1:8200";
    private static final int OK = 200;
    private static final int REFUSED = 300;
    private static final int ABSENT = 404;

    private final UserEnvironment environment;
    private final String address;
    private final String path;
    private final int version;
    private final VaultData data;

    private VaultStore(
            UserEnvironment environment, String address, String path, int version, VaultData data) {
        this.environment = environment;
        this.address = address;
        this.path = path;
        this.version = version;
        this.data = data;
    }

    /**
     * A file for Vault.
     *
     * @param environment has the token, and the address if the rule has none
     * @param name what the secret is called, behind the path of the rule
     * @param documents decrypted
     */
    public static VaultStore secret(
            UserEnvironment environment, Vault vault, String name, List<MapNode> documents) {
        String folder = vault.version() == 1 ? "" : "data/";
        String path = vault.path().isEmpty() ? "" : vault.path() + "/";
        return new VaultStore(
                environment,
                address(environment, vault),
                vault.mount() + "/" + folder + path + name,
                vault.version(),
                VaultData.of(documents));
    }

    private static String address(UserEnvironment environment, Vault vault) {
        String named =
                vault.address().isEmpty() ? environment.valueOf("VAULT_ADDR") : vault.address();
        String address = named.isEmpty() ? DEFAULT_ADDRESS : named;
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    @Override
    public String url() {
        return address + "/v1/" + path;
    }

    /** An engine of version 2 keeps old versions: one that says the same is not made. */
    @Override
    public void send() throws IOException {
        VaultCalls calls = new VaultCalls(environment, url());
        if (version == 1 || !isThere(calls)) {
            VaultCalls.Answer answer = calls.put(data.body(version));
            if (answer.status() >= REFUSED) {
                throw calls.refusal("PUT", answer);
            }
        }
    }

    private boolean isThere(VaultCalls calls) {
        try {
            VaultCalls.Answer answer = calls.get();
            if (answer.status() == OK) {
                VaultData there = VaultData.ofAnswer(answer.body());
                return there != null && there.isSameAs(data);
            }
            if (answer.status() == ABSENT) {
                return false;
            }
        } catch (IOException unknown) {
            // the next call says why
        }
        environment
                .warnings()
                .accept(
                        "Cannot check if destination secret already exists in "
                                + path
                                + ". New version will be created even if the data has not been"
                                + " changed.");
        return false;
    }
}
