package io.github.sops4j.key.user;

import java.io.IOException;
import java.io.Serial;

/** What the other side of an Assuan connection refuses. */
public final class AssuanException extends IOException {
    @Serial private static final long serialVersionUID = 1;

    /** Codes of libgpg-error, without the part that says which program they come from. */
    public static final int BAD_PASSPHRASE = 11;

    public static final int NO_SECRET_KEY = 17;
    public static final int NO_DATA = 58;
    public static final int NO_PIN_ENTRY = 85;
    public static final int BAD_PIN = 87;
    public static final int CANCELED = 99;
    public static final int CARD_NOT_PRESENT = 112;
    public static final int NO_CARD_DAEMON = 119;
    public static final int FULLY_CANCELED = 198;

    private static final int CODE_BITS = 0xffff;

    private final int code;

    private AssuanException(int code, String line) {
        super(line);
        this.code = code;
    }

    /** Of a line that begins with ERR. */
    static AssuanException of(String line) {
        int code = 0;
        for (int at = "ERR ".length(); at < line.length(); at++) {
            int digit = line.charAt(at) - '0';
            if (digit < 0 || digit > 9 || code > Integer.MAX_VALUE / 10 - 1) {
                break;
            }
            code = 10 * code + digit;
        }
        return new AssuanException(code & CODE_BITS, line);
    }

    /** One of the codes above, or another of libgpg-error; 0 when there was none. */
    public int code() {
        return code;
    }
}
