package io.github.sops4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sops4j.DecryptOptions;
import io.github.sops4j.EncryptOptions;
import io.github.sops4j.OpenedFile;
import io.github.sops4j.RewrapOptions;
import io.github.sops4j.RotateOptions;
import io.github.sops4j.Sops;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import io.github.sops4j.key.DecryptionOrder;
import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.key.age.AgeKeyProvider;
import io.github.sops4j.key.age.TestKeys;
import io.github.sops4j.key.user.UserEnvironment;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.MasterKey;
import io.github.sops4j.metadata.Selector;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The library with a public test key; for YAML, unless said otherwise. */
public final class TestSops implements AutoCloseable {
    private final FileFormat format;
    private final AgeKeyProvider age;
    private final Sops sops;

    /** With the key {@code age-1}. */
    public TestSops() {
        this("age-1");
    }

    /** With the identity of this name; files are encrypted for {@code age-1} all the same. */
    public TestSops(String identity) {
        this(identity, Formats.named("yaml", Indentation.DEFAULT));
    }

    /** With the key {@code age-1}, for files of this format. */
    public TestSops(FileFormat format) {
        this("age-1", format);
    }

    private TestSops(String identity, FileFormat format) {
        this.format = format;
        Map<String, String> variables =
                Map.of("SOPS_AGE_KEY", TestKeys.secret(identity + ".txt"), "HOME", "/nonexistent");
        age =
                new AgeKeyProvider(
                        new UserEnvironment(
                                variables::get, "Linux", question -> new char[0], warning -> {}));
        sops = new Sops(new KeyRing(List.of(age)));
    }

    /** The library itself; this object closes its keys. */
    public Sops library() {
        return sops;
    }

    /** Encrypts a file as without any rule. */
    public byte[] encrypt(byte[] plain) {
        return encrypt(plain, Selector.DEFAULT, false, 1);
    }

    /** Encrypts a file as a rule says. */
    public byte[] encrypt(byte[] plain, Selector selector, boolean macOnlyEncrypted, int groups) {
        return encrypt(plain, format, format, selector, macOnlyEncrypted, groups);
    }

    /** Encrypts a file of one format as one of another. */
    public byte[] encrypt(
            byte[] plain,
            FileFormat input,
            FileFormat output,
            @Nullable Selector selector,
            boolean macOnlyEncrypted,
            int groups) {
        try {
            KeyGroup group = new KeyGroup(age.parse(TestKeys.recipient("age-1")));
            return sops.encrypt(
                    plain,
                    new EncryptOptions(
                            input,
                            output,
                            Collections.nCopies(groups, group),
                            0,
                            selector,
                            macOnlyEncrypted));
        } catch (KeyException invalid) {
            throw new IllegalStateException(invalid);
        }
    }

    /** Decrypts a file. */
    public byte[] decrypt(byte[] encrypted) {
        return decrypt(encrypted, format, format);
    }

    /** Decrypts a file of one format to one of another. */
    public byte[] decrypt(byte[] encrypted, FileFormat input, FileFormat output) {
        return sops.decrypt(
                encrypted,
                new DecryptOptions(
                        input, output, DecryptionOrder.DEFAULT, false, null, warning -> {}));
    }

    /** Opens a file to change it. */
    public OpenedFile open(byte[] encrypted) {
        return sops.open(encrypted, DecryptOptions.of(format));
    }

    /** Rotates the data key of a file. */
    public byte[] rotate(byte[] encrypted) {
        return rotate(encrypted, RotateOptions.of(format));
    }

    /** Rotates the data key of a file, or changes its keys, as these options say. */
    public byte[] rotate(byte[] encrypted, RotateOptions options) {
        return sops.rotate(encrypted, options);
    }

    /** Encrypts the data key of a file for these groups. */
    public byte[] rewrap(byte[] encrypted, List<KeyGroup> groups, int threshold) {
        return sops.rewrap(encrypted, new RewrapOptions(format, groups, threshold, warning -> {}));
    }

    /** Encrypts the data key of a file for so many groups, each with the key {@code age-1}. */
    public byte[] rewrapInGroups(byte[] encrypted, int groups) {
        MasterKey key = new MasterKey("age", Map.of("recipient", TestKeys.recipient("age-1")));
        return rewrap(encrypted, Collections.nCopies(groups, new KeyGroup(List.of(key))), 0);
    }

    /** What a text becomes on the way to ciphertext and back. */
    public String roundTrip(String plain) {
        return new String(decrypt(encrypt(plain.getBytes(UTF_8))), UTF_8);
    }

    @Override
    public void close() {
        age.close();
    }
}
