package io.github.sops4j.smallrye;

import io.github.sops4j.Sops;
import io.github.sops4j.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.NullUnmarked;

/** What the documentation shows. */
@NullUnmarked
public final class EncryptedSource implements ConfigSource {
    private final Properties values;

    public EncryptedSource() throws IOException {
        try (Sops sops = Sops.ofUser()) {
            values = sops.read(Source.of(Path.of("secrets.enc.yaml"))).toProperties();
        }
    }

    @Override
    public Set<String> getPropertyNames() {
        return values.stringPropertyNames();
    }

    @Override
    public String getValue(String name) {
        return values.getProperty(name);
    }

    @Override
    public String getName() {
        return "secrets.enc.yaml";
    }

    @Override
    public int getOrdinal() {
        return 275;
    }
}
