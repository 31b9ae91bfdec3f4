package io.github.sops4j.spring;

import io.github.sops4j.key.user.UserEnvironment;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * What the application says of its keys. A variable of SOPS is a property too, in small letters and
 * with dots: {@code SOPS_AGE_KEY_FILE} and {@code sops.age.key.file}. That is how Spring reads
 * variables anyway, so that its order of sources decides which of several holds. Variables of AWS
 * are none, since its SDK reads them itself.
 *
 * @param properties by their names behind {@code sops.}
 */
record KeySettings(Map<String, String> properties) {
    private static final String PREFIX = "sops.";

    /** Those that are keys and passphrases, or commands, which may hold some. */
    private static final Set<String> SECRET =
            Set.of(
                    "sopsagekey",
                    "sopsagekeycmd",
                    "sopsagesshprivatekeycmd",
                    "sopspgpkey",
                    "sopspgppassphrase");

    KeySettings {
        properties = Map.copyOf(properties);
    }

    /** Whether a property or variable of this name is not to be shown. */
    static boolean isSecret(String name) {
        if (!name.regionMatches(true, 0, PREFIX, 0, PREFIX.length() - 1)) {
            return false;
        }
        StringBuilder letters = new StringBuilder();
        for (int at = 0; at < name.length(); at++) {
            if (Character.isLetter(name.charAt(at))) {
                letters.append(Character.toLowerCase(name.charAt(at)));
            }
        }
        return SECRET.contains(letters.toString());
    }

    /** What the sources say that are there before an import. */
    static KeySettings of(Binder binder) {
        return new KeySettings(
                binder.bind("sops", Bindable.mapOf(String.class, String.class)).orElse(Map.of()));
    }

    /**
     * The environment of this process under these settings. Nobody is asked for a passphrase: a
     * server that starts has nobody at its terminal.
     */
    UserEnvironment environment(Consumer<String> warnings) {
        return UserEnvironment.ofApplication(this::setting, warnings);
    }

    private @Nullable String setting(@Nullable String name) {
        return name == null ? null : properties.get(name.substring(PREFIX.length()));
    }

    /** Not the settings, which may hold a key. */
    @Override
    public String toString() {
        return properties.size() + " settings";
    }
}
