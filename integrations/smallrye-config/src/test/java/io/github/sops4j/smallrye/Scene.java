package io.github.sops4j.smallrye;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sops4j.EncryptOptions;
import io.github.sops4j.Sops;
import io.github.sops4j.Source;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.key.user.UserEnvironment;
import io.github.sops4j.program.TestKey;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A folder with encrypted files, and an application that is configured by properties. */
final class Scene {

    /** What nobody may read in a message. */
    static final String SECRET = "canary-5f2c";

    private final Path folder;
    private final TestKey key;
    private final Map<String, String> properties = new HashMap<>();

    Scene(Path folder) throws IOException {
        this.folder = folder;
        this.key = TestKey.age();
        set("sops.age.key.file", key.variables().getOrDefault("SOPS_AGE_KEY_FILE", ""));
    }

    Scene set(String name, String value) {
        properties.put(name, value);
        return this;
    }

    /** The application cannot open anything. */
    Scene withoutKey() {
        return set("sops.age.key.file", folder.resolve("no-such-key").toString());
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    /** Encrypts a file for the key of the application. */
    Scene file(String name, String plain) throws IOException {
        UserEnvironment nobody = UserEnvironment.of(Map.of());
        try (Sops sops = new Sops(KeyRing.ofClassPath(nobody))) {
            EncryptOptions options =
                    EncryptOptions.of(
                            Source.of(name, new byte[0]).format(),
                            sops.recipients("age", key.options().get(1)));
            Files.write(folder.resolve(name), sops.encrypt(plain.getBytes(UTF_8), options));
        }
        return this;
    }

    /** Reads these of its files. */
    Scene locations(String... names) {
        StringBuilder locations = new StringBuilder();
        for (String name : names) {
            boolean optional = name.startsWith("optional:");
            locations
                    .append(locations.isEmpty() ? "" : ",")
                    .append(optional ? "optional:" : "")
                    .append(path(name.substring(optional ? "optional:".length() : 0)));
        }
        return set("sops.locations", locations.toString());
    }

    SmallRyeConfig start(String... profiles) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredSources()
                .addDiscoveredSecretKeysHandlers()
                .withProfiles(List.of(profiles))
                .withSources(new PropertiesConfigSource(properties, "application.properties", 250))
                .build();
    }
}
