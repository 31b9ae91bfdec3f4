package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The script that starts Java. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
    private static final Path PROGRAM = Path.of("target/sops4j").toAbsolutePath();
    private static final Path LAUNCHER = PROGRAM.resolve("bin/sops");

    @TempDir private Path home;

    /** What one run left behind. */
    private record Run(int status, String out, String err) {}

    private Run run(Map<String, String> variables, String... command) throws Exception {
        Path out = home.resolve("out");
        Path err = home.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(home.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("(SOPS|XDG|AWS).*"));
        environment.put("HOME", home.toString());
        environment.put("SOPS4J_ARCHIVE", "off");
        environment.putAll(variables);
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @ParameterizedTest
    @MethodSource("io.github.sops4j.cli.process.Launcher#javas")
    void theArchiveIsMadeOnceAndUsed(Path java) throws Exception {
        Map<String, String> now = Map.of("SOPS4J_ARCHIVE", "now", "SOPS4J_JAVA", java.toString());
        assertThat(run(now, LAUNCHER.toString(), "--version").out()).startsWith("sops 3.13.3\n");
        Path loaded = home.resolve("loaded");
        Run second =
                run(
                        Map.of(
                                "SOPS4J_ARCHIVE",
                                "",
                                "SOPS4J_JAVA",
                                java.toString(),
                                "SOPS4J_JAVA_OPTS",
                                "-Xlog:class+load:file=" + loaded),
                        LAUNCHER.toString(),
                        "--version");
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).startsWith("sops 3.13.3\n").hasLineCount(2);
        assertThat(Files.readString(loaded))
                .containsPattern("io.github.sops4j.cli.Cli source: shared objects file");
        assertThat(cached()).isEqualTo(archives(java));
    }

    @ParameterizedTest
    @MethodSource("io.github.sops4j.cli.process.Launcher#javas")
    void whereVariablesOfAwsAreSetTheArchiveForItIsUsed(Path java) throws Exception {
        Map<String, String> now = Map.of("SOPS4J_ARCHIVE", "now", "SOPS4J_JAVA", java.toString());
        assertThat(run(now, LAUNCHER.toString(), "--version").out()).startsWith("sops 3.13.3\n");
        Map<String, String> variables = new HashMap<>(now);
        variables.put("AWS_REGION", "eu-west-1");
        variables.put("SOPS4J_JAVA_OPTS", "-Xlog:cds:stderr");
        Run second = run(variables, LAUNCHER.toString(), "--version");
        String used = archives(java).get(0);
        assertThat(second.err()).contains("/" + used);
        assertThat(second.out()).startsWith("sops 3.13.3\n").hasLineCount(2);
    }

    /** What is in the cache: from JDK 25 on there is an archive for AWS KMS. */
    private static List<String> archives(Path java) throws IOException {
        Path release = java.toRealPath().resolve("../../release").normalize();
        for (String line : Files.readAllLines(release)) {
            if (line.startsWith("JAVA_VERSION=\"") && line.compareTo("JAVA_VERSION=\"25") >= 0) {
                return List.of("kms.jsa", "sops.jsa", "stamp");
            }
        }
        return List.of("sops.jsa", "stamp");
    }

    private List<String> cached() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve(".cache"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theFirstRunMakesTheArchiveInTheBackground() throws Exception {
        Run first = run(Map.of("SOPS4J_ARCHIVE", ""), LAUNCHER.toString(), "-d");
        assertThat(first).isEqualTo(new Run(100, "", "Error: no file specified\n"));
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        List<String> made = archives(Path.of(System.getProperty("java.home"), "bin/java"));
        while (Files.notExists(home.resolve(".cache")) || !cached().equals(made)) {
            assertThat(System.nanoTime()).as("the archive is made").isLessThan(end);
            Thread.sleep(200);
        }
    }

    @Test
    void aHomeThatCannotBeWrittenDoesNoHarm() throws Exception {
        Run run =
                run(
                        Map.of("SOPS4J_ARCHIVE", "now", "HOME", "/dev/null"),
                        LAUNCHER.toString(),
                        "-d");
        assertThat(run).isEqualTo(new Run(100, "", "Error: no file specified\n"));
    }

    @Test
    void linksToTheLauncherWork() throws Exception {
        Path link = Files.createSymbolicLink(home.resolve("link"), LAUNCHER);
        Files.createSymbolicLink(home.resolve("sops link"), Path.of("link"));
        assertThat(run(Map.of(), link.toString(), "-v").status()).isZero();
        assertThat(run(Map.of(), "./sops link", "-v").status()).isZero();
    }

    @Test
    void noJavaIsOneLine() throws Exception {
        Run run = run(Map.of("PATH", "/nonexistent", "JAVA_HOME", ""), LAUNCHER.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("no Java found").hasLineCount(1);
    }

    @Test
    void optionsForJavaArrive() throws Exception {
        Run run =
                run(Map.of("SOPS4J_JAVA_OPTS", "-XX:+UseG1GC -Xmx64m"), LAUNCHER.toString(), "-v");
        assertThat(run.status()).isZero();
    }

    @Test
    void noLibraryIsSigned() throws Exception {
        try (Stream<Path> jars = Files.list(PROGRAM.resolve("lib"))) {
            for (Path jar : jars.toList()) {
                try (ZipFile zip = new ZipFile(jar.toFile())) {
                    assertThat(zip.stream().map(entry -> entry.getName()))
                            .as(jar.toString())
                            .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)"));
                }
            }
        }
    }
}
