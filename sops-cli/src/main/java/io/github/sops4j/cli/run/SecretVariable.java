package io.github.sops4j.cli.run;

import static io.github.sops4j.cli.run.SecretRequest.refused;

import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * Turns the bytes of a secret into the text that Java turns back into them for a child's variable.
 */
final class SecretVariable {
    /**
     * Linux takes 131,072 bytes for name and value together, and builders add names of their own.
     */
    static final int LIMIT = 131_000;

    private static final Charset CHARSET = ofVariables();

    private SecretVariable() {}

    /**
     * The text for {@code content}.
     *
     * @throws io.github.sops4j.error.SopsException RUN_REFUSED when a variable cannot hold it
     */
    static String text(String name, byte[] content) {
        if (content.length + name.length() > LIMIT) {
            throw refused(
                    content.length
                            + " bytes are too many for a variable, which holds 131000 with its"
                            + " name");
        }
        for (byte b : content) {
            if (b == 0) {
                throw refused("it holds a NUL byte, which no variable can");
            }
        }
        String text = new String(content, CHARSET);
        byte[] again = text.getBytes(CHARSET);
        boolean kept = Arrays.equals(content, again);
        Arrays.fill(again, (byte) 0);
        if (!kept) {
            throw refused(
                    "it holds bytes that a variable cannot carry in this locale ("
                            + CHARSET
                            + "); set LC_ALL=C.UTF-8 if it is text");
        }
        return text;
    }

    /** Java 17 writes variables in the default charset, later ones in that of file names. */
    private static Charset ofVariables() {
        String names = System.getProperty("sun.jnu.encoding");
        if (Runtime.version().feature() < 18 || names == null || !Charset.isSupported(names)) {
            return Charset.defaultCharset();
        }
        return Charset.forName(names);
    }
}
