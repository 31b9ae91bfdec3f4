package io.github.sops4j.interop;

import java.util.regex.Pattern;

/** The ciphertexts of an encrypted file. */
final class Ciphertexts {
    private static final Pattern ANY =
            Pattern.compile("ENC[\\[(]AES256_GCM,data:[^\\])]*,type:(\\w+)[\\])]");
    private static final Pattern AGE =
            Pattern.compile("(?s)-----BEGIN AGE.*?END AGE ENCRYPTED FILE-----");
    private static final Pattern TIME =
            Pattern.compile("(lastmodified\\W+)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");

    private Ciphertexts() {}

    /** A file with everything alike that another data key, or another time, changes. */
    static String masked(String encrypted) {
        String values = ANY.matcher(encrypted).replaceAll("ENC[$1]");
        return TIME.matcher(AGE.matcher(values).replaceAll("AGE")).replaceAll("$1TIME");
    }
}
