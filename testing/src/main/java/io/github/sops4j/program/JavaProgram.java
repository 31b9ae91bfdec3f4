package io.github.sops4j.program;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A Java program in a process of its own, on the Java that runs the tests.
 *
 * @param folder where it works
 * @param words options of {@code java} and what to start, {@code -jar FILE} or {@code -cp PATH
 *     CLASS}
 */
public record JavaProgram(Path folder, List<String> words) {

    /** Copies the words. */
    public JavaProgram {
        words = List.copyOf(words);
    }

    /** The main class of a jar file. */
    public static JavaProgram ofJar(Path folder, Path jar) {
        return new JavaProgram(folder, List.of("-jar", jar.toAbsolutePath().toString()));
    }

    /** A class of a class path, in which {@code folder/*} is all jar files of a folder. */
    public static JavaProgram ofClass(Path folder, String name, String... classPath) {
        String path =
                Arrays.stream(classPath)
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator));
        return new JavaProgram(folder, List.of("-cp", path, name));
    }

    /** The same program with an option of {@code java}, such as {@code -Dname=value}. */
    public JavaProgram with(String option) {
        List<String> more = new ArrayList<>(List.of(option));
        more.addAll(words);
        return new JavaProgram(folder, more);
    }

    /** Runs it to its end as somebody with this key and no other. */
    public Outcome run(TestKey key, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder java =
                new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString());
        java.command().addAll(words);
        java.command().addAll(List.of(arguments));
        key.onlyThese(java.environment());
        return Outcome.of(java.directory(folder.toFile()));
    }
}
