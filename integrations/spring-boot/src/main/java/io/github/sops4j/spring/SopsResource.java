package io.github.sops4j.spring;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataLocation;
import org.springframework.boot.context.config.ConfigDataResource;
import org.springframework.core.io.Resource;

/** An encrypted file that an application imports, or a folder of such files. */
final class SopsResource extends ConfigDataResource {
    private final Target target;
    private final ConfigDataLocation location;
    private final @Nullable SopsResource importedBy;
    private final KeySettings keys;

    /**
     * What is read. Two imports of the same are one.
     *
     * @param name what messages call it, and what tells its syntax
     * @param resource the file or folder
     * @param isTree whether it is a folder whose files are values
     * @param profile that it belongs to, or null
     */
    record Target(String name, Resource resource, boolean isTree, @Nullable String profile) {
        Target {
            Objects.requireNonNull(name);
            Objects.requireNonNull(resource);
        }
    }

    SopsResource(
            Target target,
            ConfigDataLocation location,
            @Nullable SopsResource importedBy,
            KeySettings keys) {
        this.target = target;
        this.location = location;
        this.importedBy = importedBy;
        this.keys = keys;
    }

    Target target() {
        return target;
    }

    ConfigDataLocation location() {
        return location;
    }

    @Nullable SopsResource importedBy() {
        return importedBy;
    }

    KeySettings keys() {
        return keys;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SopsResource resource && target.equals(resource.target);
    }

    @Override
    public int hashCode() {
        return target.hashCode();
    }

    @Override
    public String toString() {
        return target.name();
    }
}
