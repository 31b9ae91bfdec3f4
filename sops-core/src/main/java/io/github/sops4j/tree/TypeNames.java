package io.github.sops4j.tree;

/** The names of types in SOPS's messages (clauses F8, F125), which scripts may know. */
public final class TypeNames {
    private TypeNames() {}

    /** The name of a scalar's type. */
    public static String of(Value value) {
        if (value instanceof Value.Int) {
            return "int";
        }
        if (value instanceof Value.Unsigned) {
            return "uint64";
        }
        if (value instanceof Value.Float) {
            return "float64";
        }
        if (value instanceof Value.Bool) {
            return "bool";
        }
        if (value instanceof Value.Time) {
            return "time.Time";
        }
        return value instanceof Value.Null ? "<nil>" : "string";
    }
}
