package io.github.sops4j.format;

import io.github.sops4j.cipher.SystemRandom;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Origin;
import io.github.sops4j.tree.Utf8;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * How a value stood in its source, where that does not follow from the value: its escapes, or the
 * lines it takes. It is encrypted as a stray comment behind the ciphertext of the value, where SOPS
 * ignores it (clause F19).
 */
public final class Spelling {
    private static final String SEALED = "ENC[";

    private Spelling() {}

    /**
     * What stands behind a ciphertext until comments are encrypted. Nobody can have written it
     * before, so that no clear value is taken for it.
     */
    private static final class Pending {
        private static final int BYTES = 16;
        private static final String PREFIX = prefix();

        private static String prefix() {
            byte[] unique = new byte[BYTES];
            SystemRandom.fill(unique);
            return HexFormat.of().formatHex(unique) + "(";
        }
    }

    /**
     * Text to put behind a ciphertext. The result is not encrypted: the file that is made of it has
     * to be read back.
     */
    public static String pending(String spelling) {
        return Pending.PREFIX + Base64.getEncoder().encodeToString(Utf8.encode(spelling)) + ")";
    }

    /** What takes the place of the pending text. */
    public static String sealed(String remark) {
        return RoundBrackets.around(remark.substring(remark.indexOf(SEALED)));
    }

    /**
     * The spelling behind a ciphertext, as a comment that has its ciphertext for a text when it is
     * encrypted.
     *
     * @param value a value of an encrypted file
     * @param place where the value stands
     * @return null when there is none
     */
    public static @Nullable Comment behind(String value, Origin place) {
        if (!value.endsWith(")") || !value.startsWith(SEALED)) {
            return null;
        }
        String rest = value.substring(value.lastIndexOf(']') + 1);
        String sealed = RoundBrackets.in(rest);
        if (sealed != null) {
            return new Comment(sealed, false, place);
        }
        if (!rest.startsWith(Pending.PREFIX)) {
            return null;
        }
        String base64 = rest.substring(Pending.PREFIX.length(), rest.length() - 1);
        return new Comment(Utf8.decode(Base64.getDecoder().decode(base64)), false, place);
    }
}
