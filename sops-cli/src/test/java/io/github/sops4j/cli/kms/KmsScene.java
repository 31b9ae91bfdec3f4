package io.github.sops4j.cli.kms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.KmsEmulator;
import io.github.sops4j.program.NeedsPrograms;
import io.github.sops4j.program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A folder with a file, and KMS behind a front of this test's own; on each Java. */
@Tag("interop")
@NeedsPrograms({"sops", "moto_server"})
@ParameterizedClass
@MethodSource("io.github.sops4j.cli.process.Launcher#javas")
abstract class KmsScene {

    /** What nobody may read who cannot decrypt. */
    static final String SECRET = "canary-5f2c";

    static final String PLAIN = "a: " + SECRET + "\n";
    static final String HERE = "us-east-1";
    static final String ELSEWHERE = "eu-west-1";
    static final String ROLE = "arn:aws:iam::222222222222:role/sops-user";
    static final String ROLE_HERE = "arn:aws:iam::123456789012:role/sops-user";

    private static final Path AGE_KEY =
            Path.of("..", "spec", "vectors", "keys", "age-1.txt").toAbsolutePath().normalize();

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path java;

    @TempDir private Path folder;
    private KmsFront kms;

    @BeforeEach
    void begin() throws IOException {
        kms = KmsFront.of(KmsEmulator.running());
        Files.writeString(folder.resolve("plain.yaml"), PLAIN);
    }

    @AfterEach
    void end() {
        kms.close();
    }

    final KmsFront kms() {
        return kms;
    }

    final KmsEmulator emulator() {
        return KmsEmulator.running();
    }

    final Path folder() {
        return folder;
    }

    /** Somebody without credentials. */
    final Person nobody() throws IOException {
        return Person.without(folder, kms.address(), java);
    }

    /** Somebody with an access key of the account that the keys are in. */
    final Person owner() throws IOException {
        return nobody().withAccessKey(KmsEmulator.ACCESS_KEY);
    }

    final Person withAge(Person person) {
        return person.with("SOPS_AGE_KEY_FILE", AGE_KEY);
    }

    static String ageRecipient() throws IOException {
        String mark = "# public key: ";
        try (Stream<String> lines = Files.lines(AGE_KEY)) {
            return lines.filter(line -> line.startsWith(mark))
                    .findFirst()
                    .orElseThrow()
                    .substring(mark.length());
        }
    }

    /** What the real program makes of the plain file, in a file of its own. */
    final String encrypted(Person person, String... options) throws Exception {
        return saved(person.real(encrypt(options)));
    }

    /** The words of a command that encrypts the plain file. */
    static String[] encrypt(String... options) {
        List<String> words = new ArrayList<>(List.of("encrypt"));
        words.addAll(List.of(options));
        words.add("plain.yaml");
        return words.toArray(new String[0]);
    }

    final String saved(Outcome encrypted) throws IOException {
        Files.writeString(folder.resolve("encrypted.yaml"), encrypted.result());
        return "encrypted.yaml";
    }

    /**
     * Both programs encrypt the plain file to the same text, but for what is random, and each opens
     * what the other wrote.
     */
    final void bothAgree(Person person, String... options) throws Exception {
        Outcome ours = person.ours(encrypt(options));
        Outcome theirs = person.real(encrypt(options));

        assertThat(fixedPartOf(ours.result())).isEqualTo(fixedPartOf(theirs.result()));
        assertOpened(person.real("decrypt", saved(ours)));
        assertOpened(person.ours("decrypt", saved(theirs)));
    }

    /** An encrypted file without what is different each time; only a well-formed time is one. */
    static String fixedPartOf(String encrypted) {
        return encrypted
                .replaceAll("ENC\\[[^]]*]", "ENC")
                .replaceAll("(enc\"?\\s*[:=]\\s*\"?)[A-Za-z0-9+/]{100,}=*", "$1BASE64")
                .replaceAll("(?s)-----BEGIN.*?-----END", "")
                .replaceAll("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "TIME");
    }

    static void assertOpened(Outcome outcome) {
        assertThat(outcome.result()).isEqualTo(PLAIN);
        assertThat(outcome.err()).isEmpty();
    }
}
