package io.github.sops4j.key.user;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What keys depend on outside the file: variables, and what the account of the process offers (a
 * home directory, a terminal, agents, programs on the search path), or no account at all.
 *
 * @param variables the value of an environment variable; null when it is not set, which is not the
 *     same as empty (clause K47). Home and configuration directories come from it too
 * @param operatingSystem the name of the system as Java gives it, {@code os.name}
 * @param accountHome the home directory in the account database, whatever HOME says (clause K55);
 *     null when no account is used: then nobody looks at anything but what a variable names
 * @param prompt whom passphrases are asked from
 * @param warnings takes what is worth a warning but no failure, one line at a time
 */
public record UserEnvironment(
        UnaryOperator<@Nullable String> variables,
        String operatingSystem,
        @Nullable Path accountHome,
        PassphrasePrompt prompt,
        Consumer<String> warnings) {

    private static final PassphrasePrompt NOBODY =
            question -> {
                throw new IOException("nobody can be asked");
            };

    /** Nothing but an account may be missing. */
    public UserEnvironment {
        Objects.requireNonNull(variables);
        Objects.requireNonNull(operatingSystem);
        Objects.requireNonNull(prompt);
        Objects.requireNonNull(warnings);
    }

    /** With the home directory that the account of this process has. */
    public UserEnvironment(
            UnaryOperator<@Nullable String> variables,
            String operatingSystem,
            PassphrasePrompt prompt,
            Consumer<String> warnings) {
        this(
                variables,
                operatingSystem,
                Path.of(System.getProperty("user.home", "")),
                prompt,
                warnings);
    }

    /** The environment of this process and its terminal; nobody hears of warnings. */
    public static UserEnvironment ofProcess() {
        return ofProcess(warning -> {});
    }

    /** The environment of this process, its terminal, and a receiver of warnings. */
    public static UserEnvironment ofProcess(Consumer<String> warnings) {
        return new UserEnvironment(
                System::getenv, System.getProperty("os.name", ""), new TerminalPrompt(), warnings);
    }

    /**
     * The environment of an application that starts: the one of this process, in which settings
     * stand for variables of SOPS. A passphrase is asked from nobody, since nobody is at a
     * terminal.
     *
     * @param settings the value of a setting, null when it is not set; its name is that of the
     *     variable in small letters, with dots: {@code sops.age.key.file} for {@code
     *     SOPS_AGE_KEY_FILE}
     */
    public static UserEnvironment ofApplication(
            UnaryOperator<@Nullable String> settings, Consumer<String> warnings) {
        return new UserEnvironment(
                name -> setOrInherited(settings, name),
                System.getProperty("os.name", ""),
                NOBODY,
                warnings);
    }

    private static @Nullable String setOrInherited(
            UnaryOperator<@Nullable String> settings, @Nullable String name) {
        if (name == null) {
            return null;
        }
        String setting =
                name.startsWith("SOPS_")
                        ? settings.apply(name.toLowerCase(Locale.ROOT).replace('_', '.'))
                        : null;
        return setting == null ? System.getenv(name) : setting;
    }

    /**
     * These variables and nothing else: no variable of this process, no home directory, terminal,
     * agent or program that none of them names. A program that one names runs with the variables of
     * the process, as all its children do.
     *
     * @param variables by name, such as {@code SOPS_AGE_KEY_FILE}; copied
     */
    public static UserEnvironment of(Map<String, String> variables) {
        return new UserEnvironment(
                Map.copyOf(variables)::get,
                System.getProperty("os.name", ""),
                null,
                NOBODY,
                warning -> {});
    }

    /** Whether more may be looked at than what variables name. */
    public boolean hasAccount() {
        return accountHome != null;
    }

    /** The value of a variable; null when it is not set. */
    public @Nullable String variable(String name) {
        return variables.apply(name);
    }

    /** The value of a variable; empty when it is not set. */
    public String valueOf(String name) {
        String value = variables.apply(name);
        return value == null ? "" : value;
    }
}
