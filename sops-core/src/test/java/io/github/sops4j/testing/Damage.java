package io.github.sops4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.FileFormat;
import java.util.Arrays;
import java.util.List;

/** Damages an encrypted file at each of its bytes: it must not decrypt to other values. */
public final class Damage {
    private final FileFormat format;
    private final TestSops sops;
    private final byte[] encrypted;
    private final List<String> values;

    /** Damage to the encrypted form of a plain file, all of whose values are encrypted. */
    public Damage(FileFormat format, TestSops sops, String plain) {
        this.format = format;
        this.sops = sops;
        encrypted = sops.encrypt(plain.getBytes(UTF_8));
        values = Outline.values(format, sops.decrypt(encrypted));
    }

    /** Cuts the file off in front of each byte. */
    public void cutAnywhere() {
        for (int length = 0; length < encrypted.length; length++) {
            assertSameOrRefused(Arrays.copyOf(encrypted, length), "cut at " + length);
        }
    }

    /** Changes bits of each byte. */
    public void flipAnywhere(int bits) {
        for (int at = 0; at < encrypted.length; at++) {
            byte[] flipped = encrypted.clone();
            flipped[at] ^= (byte) bits;
            assertSameOrRefused(flipped, "changed at " + at);
        }
    }

    private void assertSameOrRefused(byte[] damaged, String damage) {
        byte[] decrypted;
        try {
            decrypted = sops.decrypt(damaged);
        } catch (SopsException refused) {
            assertThat(refused.getMessage()).isNotBlank().doesNotContain("hidden");
            return;
        }
        assertThat(Outline.values(format, decrypted)).as(damage).isEqualTo(values);
    }
}
