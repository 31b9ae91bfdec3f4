package io.github.sops4j.interop;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.interop.documents.Syntax;
import io.github.sops4j.testing.TestSops;
import io.github.sops4j.tree.Utf8;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
            boolean same =
                    output == Syntax.YAML
                            ? asYaml(expected.out()).equals(asYaml(found))
                            : Arrays.equals(expected.out(), found);
            return same
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
        byte[] ours;
        try {
            ours = variant.encrypt(plain.bytes(), input, output, library);
        } catch (SopsException refused) {
            boolean unsound = losesSilently() || !isSound(opened(theirs, output));
            boolean right = !theirs.accepted() || (unsound && refused.kind() == Kind.NOT_EMITTED);
            return right ? null : unlessKnown(described(refused), "");
        }
        if (!theirs.accepted()) {
            return unlessKnown("", problem(theirs));
        }
        RealSops.Outcome expected = opened(theirs, output);
        RealSops.Outcome found = opened(new RealSops.Outcome(0, ours, ""), output);
        boolean neitherIsPrinted = problem(found).equals(problem(expected)); // F111
        return found.accepted()
                ? otherValues(expected, found)
                : neitherIsPrinted ? null : "sops refuses our file: " + problem(found);
    }

    private boolean isSound(RealSops.Outcome expected) {
        RealSops.Outcome meant = meant();
        return expected.accepted() && (!meant.accepted() || difference(meant, expected).isEmpty());
    }

    private @Nullable String otherValues(RealSops.Outcome expected, RealSops.Outcome found) {
        RealSops.Outcome right = isSound(expected) ? expected : meant();
        String difference = right.accepted() ? difference(right, found) : "";
        boolean damaged = plain.comments().contains("#"); // F30
        return difference.isEmpty() || damaged ? null : "sops reads other values: " + difference;
    }

    /** What sops prints as the other format; by way of YAML where INI files lose something. */
    private RealSops.Outcome meant() {
        return input == Syntax.INI
                ? opened(sops.encrypt(plain.bytes(), variant, input, Syntax.YAML), Syntax.YAML)
                : opened(sealed, input);
    }

    /** Whether something gets lost that the output of sops does not show either way. */
    private boolean losesSilently() {
        try {
            List<String> values = plain.values();
            List<String> paths = plain.paths();
            boolean severalDocuments = values.lastIndexOf("---") > 0; // F57
            boolean bytes = Utf8.hasEscapes(Utf8.decode(plain.bytes())); // F109
            boolean hasNull = values.stream().anyMatch(value -> value.endsWith(" null")); // F145
            boolean duplicates = Set.copyOf(paths).size() < paths.size(); // F131
            boolean equals = paths.stream().anyMatch(path -> path.contains("=")); // F125
            return switch (output) {
                case JSON, BINARY -> severalDocuments || bytes;
                case DOTENV -> severalDocuments || hasNull || equals;
                case INI -> severalDocuments || hasNull || duplicates;
                default -> false;
            };
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

    /** Clear values of dotenv and INI files stand as they are hashed (F57), in ours. */
    private String difference(RealSops.Outcome expected, RealSops.Outcome found) {
        PlainFile one = new PlainFile(expected.out(), view());
        PlainFile other = new PlainFile(found.out(), view());
        return output == Syntax.DOTENV || output == Syntax.INI
                ? PlainFile.difference(hashed(one.code()), hashed(other.code()))
                : one.otherValues(found.out());
    }

    private static List<String> hashed(List<String> lines) {
        return lines.stream().map(Conversion::hashed).toList();
    }

    private static String hashed(String line) {
        int value = line.lastIndexOf('=') + 1;
        String text = line.substring(value).strip();
        String name = line.substring(0, value);
        if (text.equals("True") || text.equals("False")) {
            return name + text.toLowerCase(Locale.ROOT);
        }
        try {
            return name + new BigDecimal(text).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException noNumber) {
            return name + text;
        }
    }

    private @Nullable String unlessKnown(String ours, String theirs) {
        return KnownDifference.explains(ours, theirs, plain)
                ? null
                : "sops: [" + theirs + "]; ours: [" + ours + "]";
    }

    private static String described(SopsException refused) {
        return refused.kind() + " " + refused.getMessage();
    }

    private static String problem(RealSops.Outcome outcome) {
        return outcome.exit() + " " + outcome.problem().strip();
    }

    /** In comments ours has U+FFFD for what cannot stand in YAML, and LF where a CR ended one. */
    private static String asYaml(byte[] text) {
        StringBuilder yaml = new StringBuilder(Utf8.decode(text));
        for (int i = 0; i < yaml.length(); i++) {
            char c = yaml.charAt(i);
            if (c == '\r') {
                yaml.setCharAt(i, '\n');
            } else if (c == 0x7f || (c < ' ' && "\n\t".indexOf(c) < 0)) {
                yaml.setCharAt(i, '\ufffd');
            }
        }
        return yaml.toString();
    }

    private static List<String> lines(byte[] text) {
        return List.of(Utf8.decode(text).split("(?<=\n)", -1));
    }

    /** The file, for the report of a failure. */
    String shown() {
        return variant + "\n" + plain.shown();
    }
}
