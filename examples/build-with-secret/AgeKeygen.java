import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.XECPrivateKey;
import java.security.interfaces.XECPublicKey;
import java.util.Locale;
import java.util.Set;

/**
 * Makes an age key with the JDK alone: {@code java AgeKeygen.java key.txt} writes the secret key to a
 * new file of mode 0600 and prints the recipient. The program age-keygen does the same.
 */
final class AgeKeygen {
    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    private AgeKeygen() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.err.println("usage: java AgeKeygen.java FILE");
            System.exit(2);
        }
        KeyPair pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        byte[] scalar = ((XECPrivateKey) pair.getPrivate()).getScalar().orElseThrow();
        String recipient = bech32("age", littleEndian(((XECPublicKey) pair.getPublic()).getU()));
        String identity = bech32("age-secret-key-", scalar).toUpperCase(Locale.ROOT);
        String text = "# public key: " + recipient + "\n" + identity + "\n";
        try (var file =
                Files.newByteChannel(
                        Path.of(arguments[0]),
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")))) {
            file.write(ByteBuffer.wrap(text.getBytes(US_ASCII)));
        }
        System.out.println(recipient);
    }

    /** The 32 bytes of a coordinate, least significant first (RFC 7748, section 5). */
    private static byte[] littleEndian(BigInteger coordinate) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = coordinate.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }

    /** Bech32 (BIP 173): the prefix, 1, the bytes in groups of five bits, six groups of checksum. */
    private static String bech32(String prefix, byte[] bytes) {
        int[] groups = groups(bytes);
        int checksum = 1;
        for (char c : prefix.toCharArray()) {
            checksum = step(checksum, c >> 5);
        }
        checksum = step(checksum, 0);
        for (char c : prefix.toCharArray()) {
            checksum = step(checksum, c & 31);
        }
        StringBuilder text = new StringBuilder(prefix).append('1');
        for (int group : groups) {
            checksum = step(checksum, group);
            text.append(ALPHABET.charAt(group));
        }
        for (int i = 0; i < 6; i++) {
            checksum = step(checksum, 0);
        }
        checksum ^= 1;
        for (int i = 5; i >= 0; i--) {
            text.append(ALPHABET.charAt(checksum >> 5 * i & 31));
        }
        return text.toString();
    }

    /** The bits of {@code bytes} by fives, the last group filled with zeros. */
    private static int[] groups(byte[] bytes) {
        int[] groups = new int[(bytes.length * 8 + 4) / 5];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int set = bytes[bit / 8] >> 7 - bit % 8 & 1;
            groups[bit / 5] |= set << 4 - bit % 5;
        }
        return groups;
    }

    private static int step(int checksum, int value) {
        int top = checksum >>> 25;
        int next = (checksum & 0x1ffffff) << 5 ^ value;
        int[] generator = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
        for (int i = 0; i < generator.length; i++) {
            next ^= (top >> i & 1) * generator[i];
        }
        return next;
    }
}
