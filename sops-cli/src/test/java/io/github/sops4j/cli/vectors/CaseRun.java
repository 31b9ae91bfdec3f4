package io.github.sops4j.cli.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.sops4j.cli.vectors.Bench.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** What is checked of one case; the same as in {@code spec/vectors/run.py}. */
public final class CaseRun {
    private static final String ENCRYPT_ARGUMENTS = "args";
    private static final String DECRYPT_ARGUMENTS = "decrypt-args";
    private static final String INPUT_TYPE = "--input-type";
    private static final String OUTPUT_TYPE = "--output-type";

    private final VectorCase vector;
    private final Path scratch;
    private final @Nullable String plain;
    private final @Nullable String encrypted;
    private final @Nullable String decrypted;

    /**
     * A case to run.
     *
     * @param scratch a folder for copies of the case
     */
    public CaseRun(VectorCase vector, Path scratch) {
        this.vector = vector;
        this.scratch = scratch;
        this.plain = vector.file("plain");
        this.encrypted = vector.file("encrypted");
        this.decrypted = vector.file("decrypted");
    }

    /** The tests of this case, one per check. */
    public List<DynamicTest> tests() {
        List<DynamicTest> tests = new ArrayList<>();
        if (encrypted != null) {
            tests.add(dynamicTest("decrypts", () -> decrypts(encrypted)));
        }
        if (plain != null) {
            Bench bench = bench();
            Outcome sealed = encrypt(bench, plain);
            tests.add(dynamicTest("encrypts", () -> encrypts(sealed)));
            if (sealed.exit() == 0 && encrypted != null) {
                tests.add(dynamicTest("selects", () -> selects(sealed, encrypted)));
                if (decrypted != null) {
                    tests.add(
                            dynamicTest(
                                    "comes back",
                                    () -> comesBack(bench, sealed, plain, decrypted)));
                }
            }
        }
        addSteps(tests);
        return tests;
    }

    private void addSteps(List<DynamicTest> tests) {
        Bench bench = bench();
        List<Step> steps = Step.of(vector);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (!Later.holds(stepName(i))) {
                String name = "step " + (i + 1) + " " + String.join(" ", step.words());
                tests.add(dynamicTest(name, () -> takes(bench, step)));
            }
        }
    }

    /** The names of the steps of this case, for the table of what is left for later. */
    public List<String> stepNames() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Step.of(vector).size(); i++) {
            names.add(stepName(i));
        }
        return names;
    }

    private String stepName(int index) {
        return vector.name() + "#" + (index + 1);
    }

    private Bench bench() {
        try {
            return new Bench(vector, Files.createTempDirectory(scratch, "run"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void decrypts(String file) {
        Outcome opened = decrypt(bench(), file);
        assertEnd(opened, vector.expected("decrypt.exit", "0"));
        if (opened.exit() == 0 && decrypted != null) {
            String format = vector.format(DECRYPT_ARGUMENTS, OUTPUT_TYPE, decrypted);
            assertText(opened.out(), vector.bytes(decrypted), format);
        }
    }

    private void encrypts(Outcome sealed) {
        String other = vector.expected("encrypt.also-exit", "");
        boolean refused = sealed.exit() != 0 && other.equals("" + sealed.exit());
        assertEnd(sealed, refused ? other : vector.expected("encrypt.exit", "0"));
    }

    private void selects(Outcome sealed, String file) {
        assertThat(Likeness.encryptedTypes(sealed.out()))
                .isEqualTo(Likeness.encryptedTypes(vector.bytes(file)));
    }

    /**
     * The input as it was, or as SOPS prints it; or, when its format is still the same, its values
     * and comments in a layout between.
     */
    private void comesBack(Bench bench, Outcome sealed, String input, String normal) {
        String name = "sealed" + extension(Objects.requireNonNull(encrypted));
        bench.write(name, sealed.out());
        Outcome opened = decrypt(bench, name);
        assertEnd(opened, "0");
        if (Likeness.text(opened.out()).equals(Likeness.text(vector.bytes(input)))
                || Likeness.masked(opened.out()).equals(Likeness.masked(vector.bytes(normal)))
                || isAlso(opened.out())) {
            return;
        }
        String format = vector.format(ENCRYPT_ARGUMENTS, INPUT_TYPE, input);
        assertThat(vector.format(DECRYPT_ARGUMENTS, OUTPUT_TYPE, normal)).isEqualTo(format);
        assertThat(TypedValues.of(opened.out(), format))
                .isEqualTo(TypedValues.of(vector.bytes(input), format));
        bench.write("again" + extension(input), opened.out());
        bench.write("again-" + name, encrypt(bench, "again" + extension(input)).out());
        assertThat(Likeness.text(decrypt(bench, "again-" + name).out()))
                .isEqualTo(Likeness.text(opened.out()));
    }

    private static String extension(String file) {
        return file.substring(file.lastIndexOf('.'));
    }

    private void takes(Bench bench, Step step) {
        Outcome outcome = bench.run(step.words(), step.in());
        assertEnd(outcome, "" + step.exit());
        if (step.exit() == 0 && step.out() != null && !isAlso(outcome.out())) {
            assertThat(Likeness.text(outcome.out())).isEqualTo(Likeness.text(step.out()));
        }
    }

    private Outcome encrypt(Bench bench, String file) {
        return bench.run(line("encrypt", ENCRYPT_ARGUMENTS, file));
    }

    private Outcome decrypt(Bench bench, String file) {
        return bench.run(line("decrypt", DECRYPT_ARGUMENTS, file));
    }

    private List<String> line(String command, String arguments, String file) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(vector.lines(arguments));
        words.add(file);
        return words;
    }

    private static void assertEnd(Outcome outcome, String exit) {
        assertThat("" + outcome.exit()).as(outcome.err()).isEqualTo(exit);
        if (outcome.exit() != 0) {
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err()).isNotEmpty();
        }
    }

    private boolean isAlso(byte[] got) {
        String also = vector.file("also");
        return also != null && Likeness.text(got).equals(Likeness.text(vector.bytes(also)));
    }

    private void assertText(byte[] got, byte[] recorded, String format) {
        if (!isAlso(got)
                && !Likeness.codeAndComments(got, format)
                        .equals(Likeness.codeAndComments(recorded, format))) {
            assertThat(Likeness.text(got)).isEqualTo(Likeness.text(recorded));
        }
    }
}
