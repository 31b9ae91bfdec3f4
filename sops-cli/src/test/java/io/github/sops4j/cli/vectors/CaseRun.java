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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** What is checked of one case; the same as in {@code spec/vectors/run.py}. */
public final class CaseRun {
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
            assertText(opened.out(), vector.bytes(decrypted));
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
     * The input as it was, or as SOPS prints it; or its values and comments in a layout between.
     */
    private void comesBack(Bench bench, Outcome sealed, String input, String normal) {
        String ending = ending();
        bench.write("sealed" + ending, sealed.out());
        Outcome opened = decrypt(bench, "sealed" + ending);
        assertEnd(opened, "0");
        String got = Likeness.text(opened.out());
        if (got.equals(Likeness.text(vector.bytes(input)))
                || Likeness.masked(opened.out()).equals(Likeness.masked(vector.bytes(normal)))
                || isAlso(opened.out())) {
            return;
        }
        assertThat(TypedValues.of(opened.out())).isEqualTo(TypedValues.of(vector.bytes(input)));
        bench.write("again" + ending, opened.out());
        bench.write("again-sealed" + ending, encrypt(bench, "again" + ending).out());
        assertThat(Likeness.text(decrypt(bench, "again-sealed" + ending).out())).isEqualTo(got);
    }

    /** The part of a name that selects the format of the encrypted file. */
    private String ending() {
        String file = encrypted == null ? "encrypted.yaml" : encrypted;
        return file.substring(file.lastIndexOf('.'));
    }

    private static void takes(Bench bench, Step step) {
        Outcome outcome = bench.run(step.words(), step.in());
        assertEnd(outcome, "" + step.exit());
        if (step.exit() == 0 && step.out() != null) {
            assertThat(Likeness.text(outcome.out())).isEqualTo(Likeness.text(step.out()));
        }
    }

    private Outcome encrypt(Bench bench, String file) {
        return bench.run(line("encrypt", "args", file));
    }

    private Outcome decrypt(Bench bench, String file) {
        return bench.run(line("decrypt", "decrypt-args", file));
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

    private void assertText(byte[] got, byte[] recorded) {
        if (!isAlso(got)
                && !Likeness.codeAndComments(got).equals(Likeness.codeAndComments(recorded))) {
            assertThat(Likeness.text(got)).isEqualTo(Likeness.text(recorded));
        }
    }
}
