package io.github.sops4j.kms.aws;

import io.github.sops4j.key.KeyException;

/**
 * The name of a KMS key or of an alias (clause K31).
 *
 * @param text the whole ARN
 * @param region where the key lives, which says where to ask
 * @param resource what stands behind the account: {@code key/…} or {@code alias/…}
 */
record KeyArn(String text, String region, String resource) {

    /**
     * Reads an ARN.
     *
     * @throws KeyException when it is none
     */
    static KeyArn parse(String text) throws KeyException {
        String[] parts = text.split(":", 6);
        boolean valid =
                parts.length == 6
                        && parts[0].equals("arn")
                        && parts[1].startsWith("aws")
                        && isWord(parts[1])
                        && parts[2].equals("kms")
                        && isWord(parts[3])
                        && isNumber(parts[4])
                        && isKeyOrAlias(parts[5]);
        if (!valid) {
            throw new KeyException("no valid ARN found in '" + text + "'");
        }
        return new KeyArn(text, parts[3], parts[5]);
    }

    /** Of a region this becomes a part of a host's name, so nothing else may be in it. */
    private static boolean isWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean fits = isLetter || isDigit(c) || c == '-';
            if (!fits) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isKeyOrAlias(String resource) {
        return isAlias(resource) || (resource.startsWith("key/") && resource.length() > 4);
    }

    private static boolean isAlias(String resource) {
        return resource.startsWith("alias/") && resource.length() > 6;
    }

    /**
     * Whether an answer comes from this key. What an alias stands for is known to the service only.
     */
    boolean isNamed(String keyId) {
        return isAlias(resource) || keyId.equals(text) || resource.equals("key/" + keyId);
    }
}
