package io.github.sops4j.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.testing.TestSops;
import java.util.ArrayList;
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

    private final byte[] plain;
    private final RealSops sops;
    private final TestSops library;
    private final RealSops.Outcome theirs;
    private final byte @Nullable [] ours;
    private String refusal = "";

    Exchange(byte[] plain, Variant variant, RealSops sops, TestSops library) {
        this.plain = plain;
        this.sops = sops;
        this.library = library;
        this.theirs = sops.encrypt(plain, variant);
        this.ours = encrypted(variant);
    }

    private byte @Nullable [] encrypted(Variant variant) {
        try {
            return variant.encrypt(plain, library);
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
        return same || KnownDifference.explains(refusal, theirProblem)
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
        byte[] expected = theirRoundTrip();
        boolean aliases = new String(plain, UTF_8).contains("*"); // F12, F156
        if (ours == null || expected == null) {
            return null;
        }
        RealSops.Outcome outcome = sops.decrypt(ours);
        if (!outcome.accepted()) {
            return "sops refuses our file: " + outcome.exit() + " " + outcome.problem().strip();
        }
        String other = otherValues(expected, outcome.out());
        boolean damaged = PlainFile.comments(plain).contains("#"); // F30
        if (!other.isEmpty() && !damaged && !otherValues(plain, outcome.out()).isEmpty()) {
            return "sops reads other values: " + other;
        }
        boolean stuck = !aliases && hasSealedComment(outcome.out()) && !hasSealedComment(expected);
        return stuck ? "sops leaves a comment of ours encrypted" : null;
    }

    private byte @Nullable [] theirRoundTrip() {
        RealSops.Outcome outcome = theirs.accepted() ? sops.decrypt(theirs.out()) : theirs;
        return outcome.accepted() ? outcome.out() : null;
    }

    private static boolean hasSealedComment(byte[] file) {
        return SEALED_COMMENT.matcher(new String(file, UTF_8)).find();
    }

    /** The first value that differs; none where sops has written what nobody can read. */
    private static String otherValues(byte[] expected, byte[] found) {
        try {
            return PlainFile.difference(PlainFile.values(expected), PlainFile.values(found));
        } catch (MalformedException theirDefect) { // F101
            return "";
        }
    }

    /** What we make of a file of sops is what sops makes of it, the places of comments aside. */
    @Nullable String weReadTheirs() {
        byte[] expected = theirRoundTrip();
        if (expected == null) {
            return null;
        }
        byte[] found;
        try {
            found = library.decrypt(theirs.out());
        } catch (SopsException refused) {
            return "we refuse the file of sops: " + refused.getMessage();
        }
        boolean theyLost = isUnreadable(expected) || !otherValues(plain, expected).isEmpty();
        if (theyLost) { // F30, F57, F101
            return null;
        }
        String other = PlainFile.difference(PlainFile.code(expected), PlainFile.code(found));
        if (!other.isEmpty() && !differsInLayout(expected, found)) {
            return "we read other values in the file of sops: " + other;
        }
        List<String> missing = new ArrayList<>(PlainFile.comments(expected));
        missing.removeIf(comment -> SEALED_COMMENT.matcher(comment).find());
        PlainFile.comments(found).forEach(missing::remove);
        return missing.isEmpty() ? null : "comments are lost: " + missing.size();
    }

    /** Comments stay as they stand, and so does a clear -0. */
    private static boolean differsInLayout(byte[] expected, byte[] found) {
        boolean may =
                !PlainFile.comments(found).isEmpty() || new String(found, UTF_8).contains("-0");
        return may && otherValues(expected, found).isEmpty();
    }

    private static boolean isUnreadable(byte[] file) {
        try {
            PlainFile.values(file);
            return false;
        } catch (MalformedException theirDefect) {
            return true;
        }
    }

    /** Whether both programs took the file. */
    boolean accepted() {
        return ours != null && theirs.accepted();
    }

    /** The file, for the report of a failure. */
    String shown() {
        return new String(plain, UTF_8);
    }
}
