package io.github.sops4j.cli.run;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One secret asked for: {@code
 * id=config,src=secrets.enc.yaml[,extract=["db"]["password"]][,env=NAME]}.
 *
 * @param id the name by which the command knows the secret; neither empty nor with anything that
 *     ends a field of BuildKit's option (comma, quote, line end) or another control character
 * @param source the encrypted file, under the same rule
 * @param extract the part of the file to hand over (clause C151), or null for all of it
 * @param variable the variable of the child that carries the value, or null for a file
 */
public record SecretRequest(
        String id, Path source, @Nullable String extract, @Nullable String variable) {

    /**
     * Validates every part.
     *
     * @throws SopsException RUN_REFUSED naming the part and the reason
     */
    public SecretRequest {
        requireField("id", id);
        requireField("src", source.toString());
        if (extract != null && !extract.startsWith("[")) {
            throw refused(
                    "extract is a path of keys and indexes such as [\"db\"][\"password\"], not "
                            + extract);
        }
        if (variable != null && isTaken(variable)) {
            throw refused(
                    "the variable "
                            + variable
                            + " means something to the system or to sops; choose another one");
        }
        if (variable != null && !isVariableName(variable)) {
            throw refused(
                    "env is the name of a variable: letters, digits and _, no digit first; not "
                            + visible(variable));
        }
    }

    /**
     * Reads the argument of one {@code --secret}. A comma ends a field, except inside the brackets
     * of {@code extract}.
     *
     * @throws SopsException RUN_REFUSED for an unknown, repeated or missing field, and as above
     */
    public static SecretRequest parse(String argument) {
        try {
            return new SecretRequestReader(argument).read();
        } catch (SopsException e) {
            throw refused("--secret " + visible(argument) + ": " + e.getMessage());
        }
    }

    static SopsException refused(String reason) {
        return new SopsException(Kind.RUN_REFUSED, reason);
    }

    private static void requireField(String name, String value) {
        if (value.isEmpty()) {
            throw refused(name + " is empty");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '"' || c < ' ' || c == 0x7f) {
                throw refused(
                        name
                                + " must hold no comma, quote, line end or control character, which"
                                + " BuildKit's --secret cannot carry: "
                                + visible(value));
            }
        }
    }

    static boolean isVariableName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** The text with a question mark for what would break the line it is shown on. */
    static String visible(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            shown.append(c < ' ' || c == 0x7f ? '?' : c);
        }
        return shown.toString();
    }

    /** Loaders print what they cannot load, and a search path of secrets finds no command. */
    static boolean isTaken(String variable) {
        return variable.equals("PATH")
                || variable.startsWith("LD_")
                || variable.startsWith("DYLD_")
                || variable.startsWith("SOPS_");
    }
}
