package io.github.sops4j.cli.kms;

import java.util.regex.Pattern;

/**
 * Multi-region keys. The emulator cannot decrypt with them: in AWS their ids are {@code mrk-} and
 * 32 digits, its own are longer than its ciphertexts have room for. So it keeps a usual key in one
 * region, and here stands how that one looks from all regions.
 */
final class MultiRegion {

    /** Where they are kept. */
    static final String HOME = "us-east-1";

    private static final Pattern SHOWN =
            Pattern.compile(
                    "arn:aws:kms:[a-z0-9-]+:(\\d+):key/mrk-"
                            + "([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})");
    private static final Pattern KEPT =
            Pattern.compile(
                    "arn:aws:kms:[a-z0-9-]+:(\\d+):key/"
                            + "([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})");

    private MultiRegion() {}

    static boolean isNamedIn(String text) {
        return SHOWN.matcher(text).find();
    }

    /** With names as AWS shows them in a region. */
    static String shown(String text, String region) {
        return KEPT.matcher(text).replaceAll("arn:aws:kms:" + region + ":$1:key/mrk-$2$3$4$5$6");
    }

    /** With names as the emulator knows them. */
    static String kept(String text) {
        return SHOWN.matcher(text).replaceAll("arn:aws:kms:" + HOME + ":$1:key/$2-$3-$4-$5-$6");
    }
}
