package io.github.sops4j.interop.documents;

/** One generated file of any bytes. */
final class BinaryText {
    private static final String[] STARTS = {
        "",
        "",
        "\ufeff",
        "\u0000",
        "{\"data\": 1}",
        "sops:\n  x: 1\n",
        "\udcff\udcfe",
        "#!/bin/sh\n",
        "-----BEGIN KEY-----\n",
        "\u001f\udc8b",
        "ENC[AES256_GCM,data:x]",
        "\r\n",
        "\n\n",
    };

    private final Dice dice;

    BinaryText(Dice dice) {
        this.dice = dice;
    }

    /** The whole content. */
    String file() {
        StringBuilder out = new StringBuilder(dice.pick(STARTS));
        int length = dice.chance(0.1) ? dice.number(20_000) : dice.number(100);
        boolean text = dice.chance(0.3);
        for (int i = dice.chance(0.1) ? length : 0; i < length; i++) {
            int octet = text ? dice.number(0x20, 0x7f) : dice.number(0x100);
            out.append(octet < 0x80 ? (char) octet : (char) (0xdc00 + octet));
        }
        return out.append(dice.pick("", "\n", "\r\n")).toString();
    }
}
