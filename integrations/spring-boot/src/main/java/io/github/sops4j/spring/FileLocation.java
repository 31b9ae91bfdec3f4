package io.github.sops4j.spring;

/**
 * The name of a file in the parts that Spring sees in it: {@code secrets}, {@code .yaml}. What
 * belongs to a profile is in {@code secrets-prod.yaml}.
 *
 * @param root all but the ending
 * @param ending with its dot; empty when the name has none
 * @param hint the ending that stands in brackets behind a name without one, with its dot, or empty
 */
record FileLocation(String root, String ending, String hint) {

    /** Reads a location, {@code dir/secrets.yaml} or {@code dir/secrets[.yaml]}. */
    static FileLocation of(String location) {
        int bracket = location.lastIndexOf("[.");
        if (bracket >= 0 && location.endsWith("]")) {
            String hint = location.substring(bracket + 1, location.length() - 1);
            return new FileLocation(location.substring(0, bracket), "", hint);
        }
        int name = location.lastIndexOf('/') + 1;
        int dot = location.lastIndexOf('.');
        return dot > name
                ? new FileLocation(location.substring(0, dot), location.substring(dot), "")
                : new FileLocation(location, "", "");
    }

    /** The file that holds for every profile. */
    String file() {
        return root + ending;
    }

    /** The file that holds for one profile. */
    String file(String profile) {
        return root + "-" + profile + ending;
    }
}
