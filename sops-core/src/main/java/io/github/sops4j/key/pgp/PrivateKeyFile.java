package io.github.sops4j.key.pgp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.place.KeyFile;
import io.github.sops4j.key.user.Passphrase;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.jspecify.annotations.Nullable;

/**
 * A secret key in a file of GnuPG's agent: an S-expression, since GnuPG 2.2.20 as the field {@code
 * Key} of a list of fields. It is read anew when it is unlocked, not kept.
 */
final class PrivateKeyFile implements SecretKey {

    private static final String KEY = "Key:";

    private final Path file;
    private final PGPPublicKey publicKey;
    private final SecretNumbers.Form form;

    private PrivateKeyFile(Path file, PGPPublicKey publicKey, SecretNumbers.Form form) {
        this.file = file;
        this.publicKey = publicKey;
        this.form = form;
    }

    /**
     * The secret part of a public key.
     *
     * @throws KeyException when the file cannot be read, or holds something else
     */
    static PrivateKeyFile read(Path file, PGPPublicKey publicKey) throws KeyException {
        return new PrivateKeyFile(file, publicKey, SecretNumbers.form(expression(file)));
    }

    private static SExpression expression(Path file) throws KeyException {
        byte[] content = KeyFile.read(file);
        try {
            return content.length > 0 && content[0] == '('
                    ? SExpression.parse(content)
                    : SExpression.parse(field(content));
        } catch (KeyException e) {
            throw new KeyException(file + ": " + e.getMessage(), e);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /** The field with the key; lines that begin with a blank continue the one before. */
    private static byte[] field(byte[] content) {
        ByteArrayOutputStream value = new ByteArrayOutputStream(content.length);
        boolean inside = false;
        for (int start = 0; start < content.length; ) {
            int end = start;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            boolean continues = content[start] == ' ' || content[start] == '\t';
            boolean begins = !continues && beginsWithKey(content, start);
            inside = begins || (inside && continues);
            if (inside) {
                int skipped = begins ? KEY.length() : 1;
                value.write(content, start + skipped, end - start - skipped);
            }
            start = end + 1;
        }
        return value.toByteArray();
    }

    private static boolean beginsWithKey(byte[] content, int start) {
        int end = Math.min(content.length, start + KEY.length());
        return new String(content, start, end - start, ISO_8859_1).equalsIgnoreCase(KEY);
    }

    @Override
    public PGPPublicKey publicKey() {
        return publicKey;
    }

    @Override
    public String description() {
        return KeyName.hex(id()) + " in " + file.getParent();
    }

    @Override
    public boolean isStub() {
        return form == SecretNumbers.Form.ELSEWHERE;
    }

    @Override
    public boolean isProtected() {
        return form == SecretNumbers.Form.PROTECTED;
    }

    @Override
    public PGPKeyPair unlock(@Nullable Passphrase passphrase) throws PGPException, KeyException {
        return new SecretNumbers(expression(file), publicKey).unlock(passphrase);
    }
}
