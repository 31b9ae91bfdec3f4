package io.github.sops4j.cli.run;

import static io.github.sops4j.cli.run.SecretRequest.refused;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the secrets of one command reach it; made before anything is decrypted. */
final class Handover {
    private final List<SecretRequest> requests;
    private final List<String> command;
    private final @Nullable BuildClient client;
    private final int insertAt;

    /**
     * Settles where each secret goes.
     *
     * @throws io.github.sops4j.error.SopsException RUN_REFUSED when a name is taken twice, or a
     *     secret would not reach the command
     */
    Handover(List<SecretRequest> requests, List<String> command) {
        this.requests = List.copyOf(requests);
        this.command = List.copyOf(command);
        if (command.isEmpty()) {
            throw refused("no command to run: put it behind --");
        }
        BuildClient named = BuildClients.named(command.get(0));
        int verb = named == null ? -1 : named.endOfVerb(command);
        this.client = verb < 0 ? null : named;
        this.insertAt = verb;
        requireDistinctNames();
        for (SecretRequest request : requests) {
            requireItArrives(request);
        }
    }

    List<SecretRequest> requests() {
        return requests;
    }

    /** Whether the command's builder is BuildKit, with its limit on the size of a secret. */
    boolean toBuildKit() {
        return client != null && client.traits().contains(BuildClient.Trait.BUILDKIT);
    }

    /** Whether the client may be unable to open the descriptors of our process. */
    boolean needsNamedFile() {
        return client != null
                && client.traits().contains(BuildClient.Trait.OWN_USER_NAMESPACE)
                && !Privileges.areFull();
    }

    /**
     * The command with its secrets in place.
     *
     * @param paths the file of each secret that has one, by id
     */
    List<String> arguments(Map<String, String> paths) {
        List<String> arguments = new ArrayList<>(command);
        if (client == null) {
            arguments.replaceAll(argument -> filled(argument, paths));
            arguments.set(0, command.get(0));
            return arguments;
        }
        int at = insertAt;
        for (SecretRequest request : requests) {
            String path = paths.get(request.id());
            String origin = path == null ? "env=" + request.variable() : "src=" + path;
            arguments.add(at++, "--secret");
            arguments.add(at++, "id=" + request.id() + "," + origin);
        }
        return arguments;
    }

    private static String filled(String argument, Map<String, String> paths) {
        String filled = argument;
        for (Map.Entry<String, String> path : paths.entrySet()) {
            filled = filled.replace("{" + path.getKey() + "}", path.getValue());
        }
        return filled;
    }

    private void requireDistinctNames() {
        Set<String> ids = new HashSet<>();
        Set<String> variables = new HashSet<>();
        for (SecretRequest request : requests) {
            if (!ids.add(request.id())) {
                throw refused("secret " + request.id() + ": the id is given twice");
            }
            if (request.variable() != null && !variables.add(request.variable())) {
                throw refused("variable " + request.variable() + ": given for two secrets");
            }
        }
    }

    private void requireItArrives(SecretRequest request) {
        String name = "secret " + request.id() + ": ";
        if (client != null) {
            if (commandNames(request.id())) {
                throw refused(name + "the command has a --secret of this id already");
            }
            return;
        }
        boolean placed = isPlaced("{" + request.id() + "}");
        if (request.variable() == null && !placed) {
            throw refused(
                    name
                            + "it would not reach the command; write {"
                            + request.id()
                            + "} where its path belongs, or give it by variable with env=NAME");
        }
        if (request.variable() != null && placed) {
            throw refused(
                    name
                            + "with env= it has no file, so {"
                            + request.id()
                            + "} stands for nothing");
        }
    }

    private boolean isPlaced(String placeholder) {
        for (String argument : command.subList(1, command.size())) {
            if (argument.contains(placeholder)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the command's own options give a secret of this id. */
    private boolean commandNames(String id) {
        for (int i = insertAt; i < command.size(); i++) {
            String argument = command.get(i);
            String value = argument.startsWith("--secret=") ? argument.substring(9) : "";
            if (argument.equals("--secret") && i + 1 < command.size()) {
                value = command.get(i + 1);
            }
            for (String field : value.split(",", -1)) {
                if (field.equals("id=" + id) || field.equals("\"id=" + id + "\"")) {
                    return true;
                }
            }
        }
        return false;
    }
}
