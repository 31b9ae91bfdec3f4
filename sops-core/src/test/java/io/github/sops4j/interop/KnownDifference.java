package io.github.sops4j.interop;

/** Files that one program takes and the other refuses, on purpose. */
enum KnownDifference {
    TAG_IN_A_LATER_DOCUMENT(
            "cannot decode ",
            "",
            "behind the first document sops makes null of a value that does not fit its tag: what"
                    + " stands there would be lost or stay in clear text"),
    THEIR_EMITTER(
            "",
            "cannot encode node with unknown kind",
            "sops cannot write a text that begins with TAB and has several lines (F101)"),
    MORE_BEHIND_THE_OBJECT(
            "There is more behind the first object",
            "",
            "sops leaves it out, with -i for good (F105)"),
    CUT_OFF_OBJECT(
            "The file ends within its object", "", "sops leaves out what is not whole (F106)"),
    HALF_A_CHARACTER(
            "this is no JSON",
            "",
            "\\ud",
            "half a character in a key: sops makes U+FFFD of it, which is another key"),
    NESTING_IN_INI(
            "is a map or a list", "", "sops prints it in a form that nothing can read (F139)"),
    THEIR_YAML_COMMENTS(
            "",
            "unknown character width",
            "sops aborts where it prints a comment in YAML that is not UTF-8"),
    THEIR_INI_COMMENTS(
            "",
            "index out of range [0] with length 0",
            "sops aborts where it writes a comment of an INI file whose first line is empty (F140)");

    private final String ourRefusal;
    private final String theirRefusal;
    private final String part;
    private final String reason;

    KnownDifference(String ourRefusal, String theirRefusal, String reason) {
        this(ourRefusal, theirRefusal, "", reason);
    }

    /** For files only that have this part. */
    KnownDifference(String ourRefusal, String theirRefusal, String part, String reason) {
        this.ourRefusal = ourRefusal;
        this.theirRefusal = theirRefusal;
        this.part = part;
        this.reason = reason;
    }

    /** Whether exactly one program refuses, in the words of one of these. */
    static boolean explains(String ourProblem, String theirProblem, PlainFile file) {
        for (KnownDifference difference : values()) {
            if (file.shown().contains(difference.part)
                    && difference.isIn(ourProblem, theirProblem)) {
                return true;
            }
        }
        return false;
    }

    private boolean isIn(String ourProblem, String theirProblem) {
        boolean weRefuse = !ourRefusal.isEmpty();
        return weRefuse
                ? ourProblem.contains(ourRefusal) && theirProblem.isEmpty()
                : theirProblem.contains(theirRefusal) && ourProblem.isEmpty();
    }

    /** The reason. */
    @Override
    public String toString() {
        return reason;
    }
}
