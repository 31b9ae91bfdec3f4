package io.github.sops4j.key.pgp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.sops4j.key.KeyException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An S-expression as GnuPG keeps and sends them (RFC 9804): bytes, or a list of S-expressions.
 *
 * @param atom the bytes; null for a list
 * @param items the elements of a list
 */
record SExpression(byte @Nullable [] atom, List<SExpression> items) {

    static SExpression list(List<SExpression> items) {
        return new SExpression(null, List.copyOf(items));
    }

    static SExpression atom(byte[] bytes) {
        return new SExpression(bytes, List.of());
    }

    static SExpression atom(String text) {
        return atom(text.getBytes(ISO_8859_1));
    }

    /**
     * Reads the expression that a text begins with, in the canonical form or in the one for people.
     *
     * @throws KeyException when there is none
     */
    static SExpression parse(byte[] text) throws KeyException {
        return new SExpressionReader(text).read();
    }

    /** The bytes of an atom. */
    byte[] bytes() throws KeyException {
        if (atom == null) {
            throw malformed();
        }
        return atom;
    }

    /** The characters of an atom. */
    String text() throws KeyException {
        return new String(bytes(), ISO_8859_1);
    }

    /** The element at an index. */
    SExpression get(int index) throws KeyException {
        if (index >= items.size()) {
            throw malformed();
        }
        return items.get(index);
    }

    /** What a list is called: its first element. */
    String name() {
        return items.isEmpty() || items.get(0).atom == null
                ? ""
                : new String(items.get(0).atom, ISO_8859_1);
    }

    /** The element that is a list of this name. */
    SExpression find(String name) throws KeyException {
        for (SExpression item : items) {
            if (item.name().equals(name)) {
                return item;
            }
        }
        throw malformed();
    }

    /** The same list with others in place of the element that is a list of this name. */
    SExpression replacing(String name, List<SExpression> others) {
        List<SExpression> changed = new ArrayList<>();
        for (SExpression item : items) {
            if (item.name().equals(name)) {
                changed.addAll(others);
            } else {
                changed.add(item);
            }
        }
        return list(changed);
    }

    /** The canonical form. */
    byte[] canonical() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out);
        return out.toByteArray();
    }

    private void write(ByteArrayOutputStream out) {
        if (atom != null) {
            out.writeBytes((atom.length + ":").getBytes(ISO_8859_1));
            out.writeBytes(atom);
            return;
        }
        out.write('(');
        for (SExpression item : items) {
            item.write(out);
        }
        out.write(')');
    }

    static KeyException malformed() {
        return new KeyException("the S-expression is malformed");
    }

    /** Without content, which may be a secret. */
    @Override
    public String toString() {
        return "SExpression";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SExpression that && Arrays.equals(canonical(), that.canonical());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(canonical());
    }
}
