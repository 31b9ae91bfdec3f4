package io.github.sops4j.format;

import io.github.sops4j.cipher.Plaintext;
import io.github.sops4j.tree.FlatText;
import io.github.sops4j.tree.Value;

/** Values in files that know strings only. */
public final class FlatValue {
    private FlatValue() {}

    /**
     * What stands for a value.
     *
     * @param encrypted whether the file is encrypted, so that a clear value has to read back as it
     *     is hashed; SOPS writes files that nobody can read there (clause F57)
     */
    public static String of(Value value, boolean encrypted) {
        return encrypted && !(value instanceof Value.Null)
                ? Plaintext.text(value)
                : FlatText.of(value);
    }
}
