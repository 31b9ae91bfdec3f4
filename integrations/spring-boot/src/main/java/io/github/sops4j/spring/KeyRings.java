package io.github.sops4j.spring;

import io.github.sops4j.Sops;
import io.github.sops4j.key.KeyRing;
import java.util.HashMap;
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
        return new Sops(
                rings.computeIfAbsent(
                        settings, same -> KeyRing.ofClassPath(same.environment(warnings))));
    }

    @Override
    public synchronized void close() {
        rings.values().forEach(KeyRing::close);
        rings.clear();
    }
}
