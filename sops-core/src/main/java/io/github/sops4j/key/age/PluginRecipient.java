package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Quoted;
import java.security.SecureRandom;

/** A recipient {@code age1<name>1…} that a program would have to serve. */
final class PluginRecipient implements Recipient {

    private static final String PREFIX = "age1";

    private final String name;

    private PluginRecipient(String name) {
        this.name = name;
    }

    static PluginRecipient parse(String text) throws KeyException {
        String prefix = Bech32.checkedPrefix(text, "invalid recipient encoding: ");
        String name = prefix.substring(Math.min(PREFIX.length(), prefix.length()));
        if (!isName(name)) {
            throw new KeyException("invalid plugin name: " + Quoted.of(name));
        }
        return new PluginRecipient(name);
    }

    /** Why nothing happens with a plugin. */
    static KeyException unsupported(String name) {
        return new KeyException(
                name
                        + " plugin: age plugins are not supported yet, age-plugin-"
                        + name
                        + " cannot be run");
    }

    @Override
    public Stanza wrap(byte[] fileKey, SecureRandom random) throws KeyException {
        throw unsupported(name);
    }

    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && "+-._".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
