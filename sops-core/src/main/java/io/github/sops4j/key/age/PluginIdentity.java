package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An identity {@code AGE-PLUGIN-<NAME>-1…} that a program would have to serve. */
final class PluginIdentity implements Identity {

    private static final String PREFIX = "AGE-PLUGIN-";

    private final String name;

    private PluginIdentity(String name) {
        this.name = name;
    }

    static PluginIdentity parse(String text) throws KeyException {
        String prefix = Bech32.checkedPrefix(text, "invalid identity encoding: ");
        if (!prefix.endsWith("-") || prefix.length() <= PREFIX.length()) {
            throw new KeyException("not a plugin identity");
        }
        String name = prefix.substring(PREFIX.length(), prefix.length() - 1);
        return new PluginIdentity(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public byte @Nullable [] unwrap(List<Stanza> stanzas) throws KeyException {
        throw PluginRecipient.unsupported(name);
    }

    @Override
    public Turn turn() {
        return Turn.PLUGIN;
    }

    @Override
    public void close() {}
}
