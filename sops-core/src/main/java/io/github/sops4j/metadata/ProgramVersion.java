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
        int start = version.startsWith("v") ? 1 : 0;
        int end = start;
        while (end < version.length() && "+-".indexOf(version.charAt(end)) < 0) {
            end++;
        }
        List<String> parts = parts(version.substring(start, end));
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
