package io.github.sops4j.cli.run;

import io.github.sops4j.error.SopsException;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code sops run} for sources that are not encrypted: {@code --secret … -- command}. */
final class PlainRun {
    private PlainRun() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        int end = words.indexOf("--");
        try {
            List<SecretRequest> requests = new ArrayList<>();
            for (int i = 1; i < end; i += 2) {
                requests.add(SecretRequest.parse(words.get(i)));
            }
            SecretRun run = new SecretRun((file, extract) -> Files.readAllBytes(file));
            System.exit(run.run(requests, Map::of, words.subList(end + 1, words.size())));
        } catch (SopsException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (CommandNotStarted e) {
            System.err.println(e.getMessage());
            System.exit(e.status());
        }
    }

    /** The command that runs {@code main} in a JVM of its own. */
    static List<String> java(Class<?> main, List<String> arguments) {
        Set<String> places = new LinkedHashSet<>();
        for (Class<?> type : List.of(SecretRun.class, main, SopsException.class)) {
            places.add(place(type));
        }
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                String.join(File.pathSeparator, places),
                                main.getName()));
        command.addAll(arguments);
        return command;
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
