package io.github.sops4j.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.DecryptOptions;
import io.github.sops4j.EncryptOptions;
import io.github.sops4j.Sops;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import io.github.sops4j.key.user.UserEnvironment;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.MasterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key types that are found on the class path. */
class ClassPathKeysTest {
    private static final UserEnvironment NOTHING = UserEnvironment.of(Map.of());
    private static final List<String> CLOSED = new ArrayList<>();

    @TempDir private Path folder;

    @BeforeEach
    void nothingIsClosed() {
        CLOSED.clear();
    }

    /** A type that SOPS knows and this library does not, of somebody's own; no secret is safe. */
    private record Own(String type) implements KeyProvider {
        @Override
        public List<MasterKey> parse(String text) {
            return List.of(MasterKey.madeNow(type, Map.of("key_id", text)));
        }

        @Override
        public String wrap(MasterKey key, byte[] secret) {
            return Base64.getEncoder().encodeToString(secret);
        }

        @Override
        public byte[] unwrap(MasterKey key) {
            return Base64.getDecoder().decode(key.encrypted());
        }

        @Override
        public void close() {
            CLOSED.add(type);
        }
    }

    /** Of a type that is not there otherwise. */
    public static final class OwnFactory implements KeyProviderFactory {
        @Override
        public KeyProvider create(UserEnvironment environment) {
            return new Own("hckms");
        }
    }

    /** Of a type that is there already. */
    public static final class SecondAgeFactory implements KeyProviderFactory {
        @Override
        public KeyProvider create(UserEnvironment environment) {
            return new Own("age");
        }
    }

    /** Without what it needs. */
    public static final class BrokenFactory implements KeyProviderFactory {
        @Override
        public KeyProvider create(UserEnvironment environment) {
            throw new NoClassDefFoundError("com/cloud/Sdk");
        }
    }

    /** A ring of a class path with one more jar, which names these factories. */
    private KeyRing ring(String... factories) {
        try {
            Path services = Files.createDirectories(folder.resolve("META-INF/services"));
            Files.write(services.resolve(KeyProviderFactory.class.getName()), List.of(factories));
            URL[] jar = {folder.toUri().toURL()};
            try (URLClassLoader loader = new URLClassLoader(jar, getClass().getClassLoader())) {
                return KeyRing.ofClassPath(NOTHING, CallPolicy.DEFAULT, loader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theTypesOfThisLibraryAreFound() {
        try (KeyRing ring = KeyRing.ofClassPath(NOTHING)) {
            assertThat(ring.provider("age")).isNotNull();
            assertThat(ring.provider("pgp")).isNotNull();
        }
    }

    @Test
    void aTypeOfSomebodysOwnOpensWhatItWrapped() throws KeyException {
        byte[] plain = "password: hunter2\n".getBytes(StandardCharsets.UTF_8);
        FileFormat yaml = Formats.named("yaml", Indentation.DEFAULT);
        try (KeyRing ring = ring(OwnFactory.class.getName())) {
            Sops sops = new Sops(ring);
            List<KeyGroup> groups = List.of(new KeyGroup(ring.parse("hckms", "mine")));
            byte[] encrypted =
                    sops.encrypt(plain, new EncryptOptions(yaml, yaml, groups, 0, null, false));
            assertThat(encrypted).asString().contains("key_id: mine").doesNotContain("hunter2");
            assertThat(sops.decrypt(encrypted, DecryptOptions.of(yaml))).isEqualTo(plain);
        }
        assertThat(CLOSED).containsExactly("hckms");
    }

    @Test
    void twoOfOneTypeAreRefusedWithTheirNames() {
        assertRefused(SecondAgeFactory.class.getName())
                .hasMessageContaining("two key types on the class path are named 'age'")
                .hasMessageContaining("io.github.sops4j.key.age.AgeKeyProviderFactory")
                .hasMessageContaining("ClassPathKeysTest$SecondAgeFactory");
        assertThat(CLOSED).containsExactly("age");
    }

    @Test
    void aFactoryThatLacksALibraryIsNamed() {
        assertRefused(BrokenFactory.class.getName())
                .hasMessageContaining("ClassPathKeysTest$BrokenFactory: ")
                .hasMessageContaining("com/cloud/Sdk");
    }

    @Test
    void aFactoryThatDoesNotExistIsNamed() {
        assertRefused("com.example.NoSuchFactory")
                .hasMessageStartingWith("a key type on the class path cannot be used: ")
                .hasMessageContaining("com.example.NoSuchFactory");
    }

    @Test
    void whatWasMadeBeforeABrokenFactoryIsClosed() {
        assertRefused(OwnFactory.class.getName(), BrokenFactory.class.getName());
        assertThat(CLOSED).containsExactly("hckms");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String... factories) {
        return assertThatThrownBy(() -> ring(factories))
                .isInstanceOfSatisfying(
                        SopsException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.UNSUPPORTED));
    }
}
