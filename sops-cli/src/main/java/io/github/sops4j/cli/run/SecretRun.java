package io.github.sops4j.cli.run;

import static io.github.sops4j.cli.run.SecretRequest.refused;

import io.github.sops4j.error.SopsException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs one command with decrypted secrets: {@code sops run --secret … -- docker build .}
 *
 * <p>An image builder gets {@code --secret id=…,src=…} behind its build verb; in the arguments of
 * any other command <code>{id}</code> becomes the path of the secret. With {@code env=NAME} the
 * value is in that variable of the child and in no file.
 *
 * <p>The child has our standard streams and environment, except that {@code DOCKER_BUILDKIT} is 1
 * unless set, and that the variables which hold or lead to age identities and OpenPGP keys are
 * taken away: whoever is given a secret is not given the key to all of them.
 */
public final class SecretRun {
    private static final int BUILDKIT_LIMIT = 512_000;
    private static final List<String> KEY_VARIABLES =
            List.of(
                    "SOPS_AGE_KEY",
                    "SOPS_AGE_KEY_CMD",
                    "SOPS_AGE_KEY_FILE",
                    "SOPS_AGE_SSH_PRIVATE_KEY_CMD",
                    "SOPS_AGE_SSH_PRIVATE_KEY_FILE",
                    "SOPS_PGP_KEY",
                    "SOPS_PGP_KEY_FILE",
                    "SOPS_PGP_PASSPHRASE",
                    "SOPS_PGP_PASSPHRASE_FILE");

    private final SecretSource source;
    private final SecretFolders folders;

    /** Runs commands with what {@code source} decrypts. */
    public SecretRun(SecretSource source) {
        this(source, SecretFolders.ofThisMachine());
    }

    SecretRun(SecretSource source, SecretFolders folders) {
        this.source = source;
        this.folders = folders;
    }

    /**
     * Runs {@code command} and waits for it; TERM, INT and HUP go to it meanwhile. When this
     * returns, the files of the secrets are overwritten with zeros and gone.
     *
     * @param requests the secrets that are named one by one
     * @param variables the secrets that come file by file, as variables
     * @param command the command word and its arguments; no shell reads them
     * @return the exit status of the command, or 128 and the number of the signal that ended it
     * @throws SopsException RUN_REFUSED when a secret would not arrive whole; else as the source
     *     throws it, the secret named
     * @throws CommandNotStarted when there is no such command, or it cannot be run
     */
    public int run(List<SecretRequest> requests, VariableSource variables, List<String> command)
            throws CommandNotStarted {
        Handover handover = new Handover(requests, command);
        ProcessBuilder builder = new ProcessBuilder().inheritIO();
        Executable.require(command.get(0), builder.environment().get("PATH"));
        folders.sweep();
        try (Child child = new Child(builder)) {
            Map<String, byte[]> contents = new LinkedHashMap<>();
            try {
                inherit(child.environment());
                putAll(variables.open(), requests, child.environment());
                for (SecretRequest request : requests) {
                    contents.put(request.id(), open(request, handover.toBuildKit()));
                }
                prepare(child, handover, contents);
            } finally {
                contents.values().forEach(content -> Arrays.fill(content, (byte) 0));
            }
            return child.run();
        }
    }

    private static void inherit(Map<String, String> environment) {
        InheritedVariables.restore(environment);
        environment.keySet().removeAll(KEY_VARIABLES);
        environment.putIfAbsent("DOCKER_BUILDKIT", "1");
    }

    private static void putAll(
            Map<String, String> variables,
            List<SecretRequest> requests,
            Map<String, String> environment) {
        for (SecretRequest request : requests) {
            if (request.variable() != null && variables.containsKey(request.variable())) {
                throw refused(
                        of(request)
                                + "the variable "
                                + request.variable()
                                + " comes with --env too; leave it out with --except");
            }
        }
        environment.putAll(variables);
    }

    private byte[] open(SecretRequest request, boolean toBuildKit) {
        byte[] content;
        try {
            content = source.open(request.source(), request.extract());
        } catch (SopsException e) {
            throw new SopsException(e.kind(), of(request) + e.getMessage(), e);
        } catch (IOException e) {
            throw refused(of(request) + "cannot read " + request.source() + ": " + reason(e));
        }
        String problem = problem(request, content, toBuildKit);
        if (problem != null) {
            Arrays.fill(content, (byte) 0);
            throw refused(of(request) + problem);
        }
        return content;
    }

    private static @Nullable String problem(
            SecretRequest request, byte[] content, boolean toBuildKit) {
        if (content.length == 0) {
            return "it is empty; a build would go on without it";
        }
        if (toBuildKit && request.variable() == null && content.length > BUILDKIT_LIMIT) {
            return content.length + " bytes are more than the 512000 that BuildKit takes";
        }
        return null;
    }

    private void prepare(Child child, Handover handover, Map<String, byte[]> contents) {
        Map<String, String> environment = child.environment();
        Map<String, String> paths = new LinkedHashMap<>();
        for (SecretRequest request : handover.requests()) {
            byte[] content = contents.getOrDefault(request.id(), new byte[0]);
            String variable = request.variable();
            try {
                if (variable != null) {
                    environment.put(variable, SecretVariable.text(variable, content));
                } else {
                    SecretFile file = folders.keep(content, handover.needsNamedFile());
                    child.owns(file);
                    paths.put(request.id(), file.path());
                }
            } catch (SopsException e) {
                throw refused(
                        of(request) + e.getMessage() + "; leave out env= to give it as a file");
            } catch (IOException e) {
                throw refused(of(request) + "no place to keep it: " + reason(e));
            }
        }
        child.command(handover.arguments(paths));
    }

    private static String of(SecretRequest request) {
        return "secret " + request.id() + ": ";
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return e == cause ? String.valueOf(e.getMessage()) : e.getMessage() + ": " + cause;
    }
}
