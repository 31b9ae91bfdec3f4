package io.github.sops4j.config;

import org.jspecify.annotations.Nullable;

/**
 * Where files that a rule matches are published (clause C115).
 *
 * @param place the destination
 * @param omitExtensions whether the last extension of a name is dropped there
 * @param recreation for whom, and how, a file is encrypted anew before it is stored; null to store
 *     it as it is
 */
public record DestinationRule(
        Place place, boolean omitExtensions, @Nullable CreationRule recreation) {

    /** One kind of destination. */
    public sealed interface Place permits Bucket, Vault {}

    /**
     * A bucket of objects.
     *
     * @param service {@code s3} or {@code gcs}, as in an address
     * @param name its name
     * @param prefix what stands before the name of a file; may be empty
     */
    public record Bucket(String service, String name, String prefix) implements Place {}

    /**
     * A key-value engine of HashiCorp Vault.
     *
     * @param address of the server; empty for the one of the environment
     * @param mount where the engine is, without slashes at its ends
     * @param version of the engine, 1 or 2
     * @param path a folder in it, without slashes at its ends; may be empty
     */
    public record Vault(String address, String mount, int version, String path) implements Place {}
}
