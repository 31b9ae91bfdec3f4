package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Passphrase;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.OpenSSLPBEParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/** Encryption of PEM blocks as OpenSSL did it before PKCS #8 (RFC 1423 headers, MD5). */
final class LegacyPem {

    private static final int SALT_BYTES = 8;

    private LegacyPem() {}

    /**
     * The decrypted content, to be wiped.
     *
     * @param encryption algorithm and initialisation vector, as in {@code AES-128-CBC,00ff…}
     */
    static byte[] decrypt(byte[] content, String encryption, Passphrase passphrase)
            throws KeyException {
        int comma = encryption.indexOf(',');
        String algorithm = encryption.substring(0, Math.max(comma, 0));
        int bits =
                switch (algorithm) {
                    case "AES-128-CBC" -> 128;
                    case "AES-192-CBC", "DES-EDE3-CBC" -> 192;
                    case "AES-256-CBC" -> 256;
                    default ->
                            throw new KeyException(
                                    "ssh: cannot decode encrypted private keys: unknown algorithm");
                };
        String cipher = algorithm.startsWith("AES") ? "AES" : "DESede";
        try {
            byte[] iv = HexFormat.of().parseHex(encryption, comma + 1, encryption.length());
            Cipher cbc = Cipher.getInstance(cipher + "/CBC/PKCS5Padding");
            SecretKeySpec key = new SecretKeySpec(derived(passphrase, iv, bits), cipher);
            cbc.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(iv));
            return cbc.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw OpenSshKey.wrongPassphrase();
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new KeyException("ssh: cannot decode encrypted private keys: bad DEK-Info", e);
        }
    }

    private static byte[] derived(Passphrase passphrase, byte[] iv, int bits) {
        byte[] salt = new byte[SALT_BYTES];
        System.arraycopy(iv, 0, salt, 0, SALT_BYTES);
        OpenSSLPBEParametersGenerator generator = new OpenSSLPBEParametersGenerator();
        generator.init(passphrase.bytes(), salt, 1);
        return ((KeyParameter) generator.generateDerivedParameters(bits)).getKey();
    }
}
