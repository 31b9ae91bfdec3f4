package io.github.sops4j.metadata;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.tree.TreePath;
import org.jspecify.annotations.Nullable;

/** Which values of a file are encrypted (clauses F34 to F47). */
public final class Selector {
    /** What holds when no selector is named (clause F39). */
    public static final Selector DEFAULT =
            new Selector(SelectorKind.UNENCRYPTED_SUFFIX, "_unencrypted", null);

    private final SelectorKind kind;
    private final String text;
    private final @Nullable Pattern pattern;

    private Selector(SelectorKind kind, String text, @Nullable Pattern pattern) {
        this.kind = kind;
        this.text = text;
        this.pattern = pattern;
    }

    /**
     * A selector to encrypt with.
     *
     * @param kind what it looks at
     * @param text a suffix or an RE2 pattern
     * @throws SopsException of kind {@code CONFLICT} when the pattern is invalid; SOPS would take
     *     it for one that never matches and leave values in clear text (clause F37)
     */
    public static Selector forEncryption(SelectorKind kind, String text) {
        try {
            return new Selector(kind, text, kind.isRegex() ? Pattern.compile(text) : null);
        } catch (PatternSyntaxException invalid) {
            throw new SopsException(
                    Kind.CONFLICT,
                    kind.field()
                            + " is not a valid RE2 pattern: "
                            + invalid.getDescription()
                            + ": `"
                            + invalid.getPattern()
                            + "`. Nothing was encrypted; look-around, back references and possessive"
                            + " quantifiers do not exist in RE2",
                    invalid);
        }
    }

    /** A selector read from a file: an invalid pattern never matches (clause F37). */
    public static Selector fromFile(SelectorKind kind, String text) {
        try {
            return new Selector(kind, text, kind.isRegex() ? Pattern.compile(text) : null);
        } catch (PatternSyntaxException invalid) {
            return new Selector(kind, text, null);
        }
    }

    /** What it looks at. */
    public SelectorKind kind() {
        return kind;
    }

    /** The suffix or the pattern. */
    public String text() {
        return text;
    }

    /**
     * Whether a value at this path is encrypted.
     *
     * @param path where it stands; of a comment, where its container stands
     * @param comments the comments that are active there
     */
    public boolean encrypts(TreePath path, ActiveComments comments) {
        boolean named = false;
        TreePath at = path;
        for (TreePath up = at.parent(); up != null; up = at.parent()) {
            named |= names(at.key());
            at = up;
        }
        return encrypts(named, comments);
    }

    /**
     * Whether a value is encrypted.
     *
     * @param named whether this {@link #names} a key on the way to it
     * @param comments the comments that are active there
     */
    public boolean encrypts(boolean named, ActiveComments comments) {
        boolean matches = kind.looksAtComments() ? comments.anyMatches(this) : named;
        return matches == kind.encryptsMatches();
    }

    /** Whether a key matches, for selectors that look at keys. */
    public boolean names(String key) {
        return !kind.looksAtComments() && matches(key);
    }

    /** Whether a key or the text of a comment matches. */
    public boolean matches(String keyOrComment) {
        return switch (kind) {
            case ENCRYPTED_SUFFIX, UNENCRYPTED_SUFFIX -> keyOrComment.endsWith(text);
            default -> pattern != null && pattern.matcher(keyOrComment).find();
        };
    }
}
