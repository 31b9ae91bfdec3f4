package io.github.sops4j.spring;

import io.github.sops4j.Sops;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.key.age.AgeKeyProvider;
import io.github.sops4j.key.pgp.PgpKeyProvider;
import io.github.sops4j.key.user.UserEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The keys of an application while it starts: read once, asked once, wiped when its environment
 * stands. There is one ring unless profiles give other keys.
 */
final class KeyRings implements AutoCloseable {
    private final Map<KeySettings, KeyRing> rings = new HashMap<>();
    private final Consumer<String> warnings;

    KeyRings(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    synchronized Sops under(KeySettings settings) {
        return new Sops(rings.computeIfAbsent(settings, same -> ring(same.environment(warnings))));
    }

    private static KeyRing ring(UserEnvironment environment) {
        return new KeyRing(
                List.of(new AgeKeyProvider(environment), new PgpKeyProvider(environment)));
    }

    @Override
    public synchronized void close() {
        rings.values().forEach(KeyRing::close);
        rings.clear();
    }
}
