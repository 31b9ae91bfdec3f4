package io.github.sops4j.key.pgp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.sops4j.key.KeyException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.bcpg.ArmoredOutputStream;

/** Packets as text: RFC 9580, section 6; clause K46. */
final class PgpArmor {

    static final String MESSAGE = "MESSAGE";
    static final String PUBLIC_KEYS = "PUBLIC KEY BLOCK";
    static final String SECRET_KEYS = "PRIVATE KEY BLOCK";

    private static final String BEGIN = "-----BEGIN PGP ";

    private PgpArmor() {}

    /**
     * The packets of a block.
     *
     * @param kind what the first block of the text must hold
     * @throws KeyException when there is no such block, or it is malformed
     */
    static byte[] decode(String text, String kind) throws KeyException {
        int begin = text.indexOf(BEGIN);
        if (begin < 0 || !text.startsWith(kind + "-----", begin + BEGIN.length())) {
            throw missing(kind);
        }
        return block(text, begin, kind);
    }

    /**
     * The packets of all blocks of a kind, one after the other; what stands between is ignored.
     *
     * @throws KeyException when there is none, or one is malformed
     */
    static byte[] decodeAll(String text, String kind) throws KeyException {
        String mark = BEGIN + kind + "-----";
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int begin = text.indexOf(mark);
        if (begin < 0) {
            throw missing(kind);
        }
        for (; begin >= 0; begin = text.indexOf(mark, begin + 1)) {
            all.writeBytes(block(text, begin, kind));
        }
        return all.toByteArray();
    }

    private static KeyException missing(String kind) {
        return new KeyException("there is no \"" + BEGIN + kind + "-----\"");
    }

    private static byte[] block(String text, int begin, String kind) throws KeyException {
        int next = text.indexOf(BEGIN, begin + 1);
        byte[] armored =
                text.substring(begin, next < 0 ? text.length() : next).getBytes(ISO_8859_1);
        return Guarded.call(
                "the armor of its PGP " + kind + " is malformed",
                () -> new ArmoredInputStream(new ByteArrayInputStream(armored)).readAllBytes());
    }

    /** The block without header lines, and without a line break at its end. */
    static String encode(byte[] packets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(2 * packets.length + 200);
        try (ArmoredOutputStream armor = ArmoredOutputStream.builder().clearHeaders().build(out)) {
            armor.write(packets);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not take bytes", e);
        }
        return out.toString(ISO_8859_1).replace("\r\n", "\n").strip();
    }
}
