package io.github.sops4j.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Named;

/**
 * A key for tests: what the real {@code sops} is told to encrypt for it, and what opens it.
 *
 * @param options of {@code sops encrypt}
 * @param variables with which it is used, and no others that lead to a key
 */
public record TestKey(List<String> options, Map<String, String> variables) {

    private static final String REGION = "us-east-1";

    /** Copies both. */
    public TestKey {
        options = List.copyOf(options);
        variables = Map.copyOf(variables);
    }

    /** An age key in a file. */
    public static TestKey age() throws IOException {
        return new TestKey(
                List.of("--age", TestKeyFiles.publicPart("age-1")),
                Map.of("SOPS_AGE_KEY_FILE", TestKeyFiles.path("age-1.txt").toString()));
    }

    /** Another age key, for which nothing is encrypted that {@link #age} opens. */
    public static TestKey otherAge() throws IOException {
        return new TestKey(
                List.of("--age", TestKeyFiles.publicPart("age-2")),
                Map.of("SOPS_AGE_KEY_FILE", TestKeyFiles.path("age-2.txt").toString()));
    }

    /**
     * An OpenPGP key of a GnuPG home; needs {@code gpg}.
     *
     * @param home a folder to make, with a short path, since sockets of GnuPG are in it
     */
    public static TestKey pgp(Path home) throws IOException, InterruptedException {
        Files.createDirectory(
                home,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Map<String, String> variables = Map.of("GNUPGHOME", home.toString());
        String secret = TestKeyFiles.path("pgp-ecc.asc").toString();
        gnupg(variables, "gpg", "--batch", "--quiet", "--import", secret);
        gnupg(variables, "gpgconf", "--kill", "all");
        return new TestKey(List.of("--pgp", TestKeyFiles.publicPart("pgp-ecc")), variables);
    }

    private static void gnupg(Map<String, String> variables, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(command);
        program.environment().putAll(variables);
        Outcome.of(program).result();
    }

    /** A new key of the emulator; needs {@code moto_server}. */
    public static TestKey kms() throws IOException, InterruptedException {
        KmsEmulator emulator = KmsEmulator.running();
        return new TestKey(
                List.of("--kms", emulator.key(REGION)),
                Map.of(
                        "AWS_ACCESS_KEY_ID",
                        KmsEmulator.ACCESS_KEY,
                        "AWS_SECRET_ACCESS_KEY",
                        "secret",
                        "AWS_EC2_METADATA_DISABLED",
                        "true",
                        "AWS_ENDPOINT_URL",
                        emulator.address().toString()));
    }

    /**
     * A key of each type that the real {@code sops} and this project know; needs {@code gpg} and
     * {@code moto_server}.
     *
     * @param home as for {@link #pgp}
     */
    public static List<Named<TestKey>> ofEachType(Path home)
            throws IOException, InterruptedException {
        return List.of(Named.of("age", age()), Named.of("pgp", pgp(home)), Named.of("kms", kms()));
    }

    /**
     * Lets the real {@code sops} write an encrypted file.
     *
     * @param file whose ending tells the format; parent folders are made
     * @return the file
     */
    public Path encrypt(Path file, String plain) throws IOException, InterruptedException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, plain);
        ProcessBuilder sops = new ProcessBuilder("sops", "encrypt", "--in-place");
        sops.command().addAll(options);
        sops.command().add(file.toString());
        onlyThese(sops.environment());
        Outcome.of(sops).result();
        return file;
    }

    /** Takes all that leads to other keys from an environment, and puts this in. */
    void onlyThese(Map<String, String> environment) {
        environment
                .keySet()
                .removeIf(name -> name.matches("(AWS|SOPS|XDG)_.*|GNUPGHOME|JAVA_TOOL_OPTIONS"));
        environment.put("HOME", "/nonexistent");
        environment.put("SOPS_DISABLE_VERSION_CHECK", "true");
        environment.putAll(variables);
    }

    /** The same key, with other variables beside those that open it. */
    public TestKey with(String variable, String value) {
        Map<String, String> more = new HashMap<>(variables);
        more.put(variable, value);
        return new TestKey(options, more);
    }

    /** The same to encrypt for, with nothing that opens it. */
    public TestKey lost() {
        return new TestKey(options, Map.of());
    }
}
