package io.github.sops4j.key.user;

/** Five bits of a hash for each character; the alphabets of those who use it differ. */
public final class Base32 {

    private Base32() {}

    /**
     * The first bits of a hash.
     *
     * @param alphabet 32 characters
     * @param characters how many; the hash has a byte more than they spell
     */
    public static String encode(byte[] hash, String alphabet, int characters) {
        StringBuilder text = new StringBuilder(characters);
        for (int i = 0; i < characters; i++) {
            int bit = 5 * i;
            int pair = ((hash[bit / 8] & 255) << 8) | (hash[bit / 8 + 1] & 255);
            text.append(alphabet.charAt((pair >> (11 - bit % 8)) & 31));
        }
        return text.toString();
    }
}
