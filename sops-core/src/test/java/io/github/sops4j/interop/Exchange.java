package io.github.sops4j.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sops4j.error.SopsException;
import io.github.sops4j.interop.documents.Syntax;
import io.github.sops4j.testing.TestSops;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One plain file, encrypted by both programs; every check returns a problem, or null. */
final class Exchange {
    private static final Pattern TYPE =
            Pattern.compile("ENC\\[AES256_GCM,data:[^\\]]*,type:(\\w+)\\]");
    private static final Pattern SEALED_COMMENT =
            Pattern.compile("ENC\\[AES256_GCM,data:[^\\]]*,type:comment\\]");

    private final PlainFile plain;
    private final Syntax syntax;
    private final RealSops sops;
    private final TestSops library;
    private final RealSops.Outcome theirs;
    private final byte @Nullable [] ours;
    private String refusal = "";
    private RealSops.@Nullable Outcome theirRoundTrip;

    Exchange(PlainFile plain, Variant variant, RealSops sops, TestSops library) {
        this.plain = plain;
        this.syntax = plain.syntax();
        this.sops = sops;
        this.library = library;
        this.theirs = sops.encrypt(plain.bytes(), variant, syntax, syntax);
        this.ours = encrypted(variant);
    }

    private byte @Nullable [] encrypted(Variant variant) {
        try {
            return variant.encrypt(plain.bytes(), syntax, syntax, library);
        } catch (SopsException refused) {
            refusal = refused.kind() + " " + refused.getMessage();
            return null;
        }
    }

    /** Both programs take the file, or both refuse it. */
    @Nullable String acceptance() {
        String theirProblem =
                theirs.accepted() ? "" : theirs.exit() + " " + theirs.problem().strip();
        boolean same = theirProblem.isEmpty() == refusal.isEmpty();
        return same || KnownDifference.explains(refusal, theirProblem, plain)
                ? null
                : "sops: " + theirProblem + "; ours: " + refusal;
    }

    /** Both see the same types in the same order. */
    @Nullable String types() {
        if (ours == null || !theirs.accepted()) {
            return null;
        }
        String expected = types(theirs.out());
        String found = types(ours);
        return expected.equals(found) ? null : "types " + found + ", expected " + expected;
    }

    private static String types(byte[] encrypted) {
        List<String> types = new ArrayList<>();
        Matcher matcher = TYPE.matcher(new String(encrypted, UTF_8));
        while (matcher.find()) {
            if (!matcher.group(1).equals("comment")) {
                types.add(matcher.group(1));
            }
        }
        return types.toString();
    }

    /** What sops makes of our file is what it makes of its own, comments aside. */
    @Nullable String sopsReadsOurs() {
        if (ours == null || !theirs.accepted()) {
            return null;
        }
        RealSops.Outcome outcome = sops.decrypt(ours, syntax, syntax);
        if (!outcome.accepted()) {
            return "sops refuses our file: " + outcome.exit() + " " + outcome.problem().strip();
        }
        if (!theirRoundTrip().accepted()) { // F57; the MAC of ours has been checked
            return null;
        }
        byte[] expected = theirRoundTrip().out();
        String other = new PlainFile(expected, syntax).otherValues(outcome.out());
        boolean damaged = plain.comments().contains("#"); // F30
        if (!other.isEmpty() && !damaged && !plain.otherValues(outcome.out()).isEmpty()) {
            return "sops reads other values: " + other;
        }
        boolean aliases = new String(plain.bytes(), UTF_8).contains("*"); // F12, F156
        boolean stuck = !aliases && hasSealedComment(outcome.out()) && !hasSealedComment(expected);
        return stuck ? "sops leaves a comment of ours encrypted" : null;
    }

    /** What sops makes of our file is the same when either of us has rotated it. */
    @Nullable String rotation() {
        if (ours == null || !theirs.accepted()) {
            return null;
        }
        RealSops.Outcome before = sops.decrypt(ours, syntax, syntax);
        RealSops.Outcome after = sops.decrypt(library.rotate(ours), syntax, syntax);
        if (before.exit() != after.exit() || !Arrays.equals(before.out(), after.out())) {
            return "sops reads our rotated file otherwise: "
                    + after.problem()
                    + new PlainFile(before.out(), syntax).otherValues(after.out());
        }
        RealSops.Outcome byThem = sops.rotate(ours, syntax, syntax);
        if (!before.accepted() || !byThem.accepted()) {
            return null;
        }
        PlainFile expected = new PlainFile(before.out(), syntax);
        RealSops.Outcome back = sops.decrypt(byThem.out(), syntax, syntax);
        boolean lost = syntax == Syntax.YAML && theyLost(expected);
        if (lost || !back.accepted() || !expected.otherValues(back.out()).isEmpty()) { // F57, F101
            return null;
        }
        try {
            byte[] read = library.decrypt(byThem.out());
            String other = expected.otherValues(read);
            return other.isEmpty() ? null : "we read other values in what sops rotated: " + other;
        } catch (SopsException refused) {
            return "we refuse what sops rotated: " + refused.getMessage();
        }
    }

    private RealSops.Outcome theirRoundTrip() {
        RealSops.Outcome outcome = theirRoundTrip;
        if (outcome == null) {
            outcome = theirs.accepted() ? sops.decrypt(theirs.out(), syntax, syntax) : theirs;
            theirRoundTrip = outcome;
        }
        return outcome;
    }

    private static boolean hasSealedComment(byte[] file) {
        return SEALED_COMMENT.matcher(new String(file, UTF_8)).find();
    }

    /** What we make of a file of sops is what sops makes of it, the places of comments aside. */
    @Nullable String weReadTheirs() {
        if (!theirRoundTrip().accepted()) {
            return null;
        }
        PlainFile expected = new PlainFile(theirRoundTrip().out(), syntax);
        PlainFile found;
        try {
            found = new PlainFile(library.decrypt(theirs.out()), syntax);
        } catch (SopsException refused) {
            return "we refuse the file of sops: " + refused.getMessage();
        }
        if (syntax == Syntax.YAML && theyLost(expected)) { // F30, F57, F101
            return null;
        }
        String other = PlainFile.difference(expected.code(), found.code());
        if (!other.isEmpty() && !differsInLayout(expected, found)) {
            return "we read other values in the file of sops: " + other;
        }
        List<String> missing = new ArrayList<>(expected.comments());
        missing.removeIf(comment -> SEALED_COMMENT.matcher(comment).find());
        found.comments().forEach(missing::remove);
        return missing.isEmpty() ? null : "comments are lost: " + missing.size();
    }

    private boolean theyLost(PlainFile expected) {
        return !expected.isReadable() || !plain.otherValues(expected.bytes()).isEmpty();
    }

    /** Comments stay as they stand, and so does a clear -0. */
    private static boolean differsInLayout(PlainFile expected, PlainFile found) {
        boolean may =
                !found.comments().isEmpty() || new String(found.bytes(), UTF_8).contains("-0");
        return may && expected.otherValues(found.bytes()).isEmpty();
    }

    /** Whether both programs took the file. */
    boolean accepted() {
        return ours != null && theirs.accepted();
    }

    /** The file, for the report of a failure. */
    String shown() {
        return plain.shown();
    }
}
