package io.github.sops4j.metadata;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import java.util.ArrayList;
import java.util.List;

/** The version in the metadata, which has to be a semantic one (clauses F69, C213). */
public final class ProgramVersion {
    private ProgramVersion() {}

    /**
     * Accepts {@code MAJOR.MINOR.PATCH} with an optional leading {@code v}, pre-release and build
     * parts, and anything that begins with {@code 1.}.
     *
     * @throws SopsException of kind {@code METADATA} for other texts
     */
    public static void check(String version) {
        if (version.isEmpty()) {
            throw new SopsException(Kind.METADATA, "Version string empty");
        }
        if (version.startsWith("1.")) {
            return;
        }
        List<String> parts = parts(numbers(version));
        if (parts.size() != 3) {
            throw new SopsException(
                    Kind.METADATA,
                    "the version '"
                            + version
                            + "' of the file: No Major.Minor.Patch elements found");
        }
        for (String part : parts) {
            if (!isNumber(part)) {
                throw new SopsException(
                        Kind.METADATA,
                        "the version '" + version + "' of the file is not a semantic version");
            }
        }
    }

    /** Whether a version is older than a release; what is no version is not. */
    public static boolean isBefore(String version, String release) {
        List<String> parts = parts(numbers(version));
        List<String> others = parts(numbers(release));
        for (int i = 0; i < others.size() && i < parts.size(); i++) {
            int difference = compare(parts.get(i), others.get(i));
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }

    /** Numbers may have more digits than an integer holds. */
    private static int compare(String number, String other) {
        return number.length() == other.length()
                ? number.compareTo(other)
                : number.length() - other.length();
    }

    private static String numbers(String version) {
        int start = version.startsWith("v") ? 1 : 0;
        int end = start;
        while (end < version.length() && "+-".indexOf(version.charAt(end)) < 0) {
            end++;
        }
        return version.substring(start, end);
    }

    private static List<String> parts(String numbers) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int dot = numbers.indexOf('.'); dot >= 0; dot = numbers.indexOf('.', from)) {
            parts.add(numbers.substring(from, dot));
            from = dot + 1;
        }
        parts.add(numbers.substring(from));
        return parts;
    }

    private static boolean isNumber(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) < '0' || part.charAt(i) > '9') {
                return false;
            }
        }
        return part.length() == 1 || (!part.isEmpty() && part.charAt(0) != '0');
    }
}
