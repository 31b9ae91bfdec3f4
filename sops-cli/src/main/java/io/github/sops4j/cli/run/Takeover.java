package io.github.sops4j.cli.run;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the launcher, a shell that waits for it at the other end of a pipe, has to do to become a
 * command: set variables, and execute it.
 */
final class Takeover {
    /** Set by the launcher: where to write to. */
    private static final String PIPE = "sops4j.takeover";

    /** Variables that some shells do not let be set, or not to any value. */
    private static final Set<String> OF_SHELLS =
            Set.of("UID", "EUID", "PPID", "SHELLOPTS", "OPTIND", "LINENO", "RANDOM", "SECONDS");

    private final StringBuilder text = new StringBuilder();

    private Takeover() {}

    /**
     * Hands a command over.
     *
     * @param words the command, its program by its path
     * @param environment all variables it is to have
     * @return false when nobody waits, or a shell could not do it; nothing was written then
     */
    static boolean by(List<String> words, Map<String, String> environment) {
        String pipe = System.getProperty(PIPE);
        Takeover takeover = new Takeover();
        if (pipe == null || !takeover.variables(environment)) {
            return false;
        }
        takeover.text.append("exec");
        for (String word : words) {
            takeover.text.append(' ');
            takeover.quoted(word);
        }
        byte[] bytes = takeover.text.toString().getBytes(StandardCharsets.UTF_8);
        try (FileOutputStream out = new FileOutputStream(pipe)) {
            out.write(bytes);
            return true;
        } catch (IOException e) {
            return false; // the launcher does nothing with half of it, nor without a status of 0
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Appends what differs from our own variables; false when a shell would refuse one. */
    private boolean variables(Map<String, String> environment) {
        Map<String, String> ours = System.getenv();
        for (String name : ours.keySet()) {
            if (!environment.containsKey(name)) {
                if (!isSettable(name)) {
                    return false;
                }
                text.append("unset ").append(name).append('\n');
            }
        }
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            if (!variable.getValue().equals(ours.get(variable.getKey()))) {
                if (!isSettable(variable.getKey())) {
                    return false;
                }
                text.append(variable.getKey()).append('=');
                quoted(variable.getValue());
                text.append("\nexport ").append(variable.getKey()).append('\n');
            }
        }
        return true;
    }

    private static boolean isSettable(String name) {
        return SecretRequest.isVariableName(name)
                && !OF_SHELLS.contains(name)
                && !name.startsWith("BASH");
    }

    /** In single quotes nothing means anything but the quote that ends them. */
    private void quoted(String word) {
        text.append('\'').append(word.replace("'", "'\\''")).append('\'');
    }
}
