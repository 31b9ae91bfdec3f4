package io.github.sops4j.interop;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.interop.documents.Syntax;
import io.github.sops4j.testing.TestSops;
import io.github.sops4j.tree.Utf8;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One plain file that both programs bring into another format; checks give a problem or null. */
final class Conversion {
    private final PlainFile plain;
    private final Syntax input;
    private final Syntax output;
    private final Variant variant;
    private final RealSops sops;
    private final TestSops library;
    private final RealSops.Outcome sealed;

    /**
     * Encrypts a file in its own format.
     *
     * @param output the other format
     */
    Conversion(PlainFile plain, Syntax output, Variant variant, RealSops sops, TestSops library) {
        this.plain = plain;
        this.input = plain.syntax();
        this.output = output;
        this.variant = variant;
        this.sops = sops;
        this.library = library;
        this.sealed = sops.encrypt(plain.bytes(), variant, input, input);
    }

    /** Both decrypt the file of sops to the same bytes, or both refuse. */
    @Nullable String ofDecryption() {
        if (!sealed.accepted()) {
            return null;
        }
        RealSops.Outcome expected = sops.decrypt(sealed.out(), input, output);
        try {
            byte[] found = library.decrypt(sealed.out(), input.format(), output.format());
            if (!expected.accepted()) {
                return unlessKnown("", problem(expected));
            }
            return Arrays.equals(expected.out(), found)
                    ? null
                    : "decrypts differently: "
                            + PlainFile.difference(lines(expected.out()), lines(found));
        } catch (SopsException refused) {
            return expected.accepted() ? unlessKnown(described(refused), "") : null;
        }
    }

    /**
     * Where sops writes a file that it reads as what was meant, so do we; everywhere else we
     * refuse, or write one that it does read so.
     */
    @Nullable String ofEncryption() {
        RealSops.Outcome theirs = sops.encrypt(plain.bytes(), variant, input, output);
        RealSops.Outcome meant = theirs.accepted() ? opened(sealed, input) : theirs;
        RealSops.Outcome expected = theirs.accepted() ? opened(theirs, output) : theirs;
        boolean sound =
                expected.accepted()
                        && (!meant.accepted() || same(meant, expected))
                        && !losesSilently();
        byte[] ours;
        try {
            ours = variant.encrypt(plain.bytes(), input, output, library);
        } catch (SopsException refused) {
            boolean agrees = theirs.accepted() ? refused.kind() == Kind.NOT_EMITTED : true;
            return !sound && agrees ? null : unlessKnown(described(refused), "");
        }
        if (!theirs.accepted()) {
            return unlessKnown("", problem(theirs));
        }
        RealSops.Outcome found = opened(new RealSops.Outcome(0, ours, ""), output);
        if (!found.accepted()) {
            return "sops refuses our file: " + problem(found);
        }
        RealSops.Outcome right = sound ? expected : meant;
        boolean damaged = plain.comments().contains("#"); // F30
        return !right.accepted() || damaged || same(right, found)
                ? null
                : "sops reads other values: "
                        + new PlainFile(right.out(), view()).otherValues(found.out());
    }

    /** Whether something gets lost that the output of sops does not show either way. */
    private boolean losesSilently() {
        try {
            List<String> values = plain.values();
            boolean severalDocuments = values.lastIndexOf("---") > 0; // F57
            boolean hasNull = values.stream().anyMatch(value -> value.endsWith(" null")); // F145
            boolean isFlat = output == Syntax.DOTENV || output == Syntax.INI;
            return (output != Syntax.YAML && severalDocuments) || (isFlat && hasNull);
        } catch (MalformedException refused) {
            return false;
        }
    }

    /** What a file holds; binary files are written from any tree but printed only with a text. */
    private RealSops.Outcome opened(RealSops.Outcome file, Syntax format) {
        return file.accepted() ? sops.decrypt(file.out(), format, view()) : file;
    }

    private Syntax view() {
        return output == Syntax.BINARY ? Syntax.JSON : output;
    }

    private boolean same(RealSops.Outcome expected, RealSops.Outcome found) {
        return new PlainFile(expected.out(), view()).otherValues(found.out()).isEmpty();
    }

    private static @Nullable String unlessKnown(String ours, String theirs) {
        return KnownDifference.explains(ours, theirs)
                ? null
                : "sops: [" + theirs + "]; ours: [" + ours + "]";
    }

    private static String described(SopsException refused) {
        return refused.kind() + " " + refused.getMessage();
    }

    private static String problem(RealSops.Outcome outcome) {
        return outcome.exit() + " " + outcome.problem().strip();
    }

    private static List<String> lines(byte[] text) {
        return List.of(Utf8.decode(text).split("(?<=\n)", -1));
    }

    /** The file, for the report of a failure. */
    String shown() {
        return variant + "\n" + plain.shown();
    }
}
