package io.github.sops4j.interop;

import io.github.sops4j.DecryptOptions;
import io.github.sops4j.Sops;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.Formats;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.key.age.AgeEnvironment;
import io.github.sops4j.key.age.AgeKeyProvider;
import io.github.sops4j.key.age.TestKeys;
import java.util.List;
import java.util.Map;

/** This library, with the same key. */
final class OurSops implements AutoCloseable {
    private final FileFormat yaml = Formats.named("yaml", 0);
    private final String recipient = TestKeys.recipient("age-1");
    private final AgeKeyProvider age =
            new AgeKeyProvider(
                    new AgeEnvironment(
                            Map.of("SOPS_AGE_KEY", TestKeys.secret("age-1.txt"))::get,
                            "Linux",
                            question -> new char[0],
                            warning -> {}));
    private final Sops sops = new Sops(new KeyRing(List.of(age)));

    /**
     * Encrypts for the test key.
     *
     * @throws SopsException when the file is refused
     */
    byte[] encrypt(byte[] plain, Variant variant) {
        return sops.encrypt(plain, variant.options(yaml, age, recipient));
    }

    /**
     * Decrypts with the test key.
     *
     * @throws SopsException when the file is refused
     */
    byte[] decrypt(byte[] encrypted) {
        return sops.decrypt(encrypted, DecryptOptions.of(yaml));
    }

    @Override
    public void close() {
        age.close();
    }
}
