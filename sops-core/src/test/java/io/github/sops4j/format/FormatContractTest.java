package io.github.sops4j.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.interop.PlainFile;
import io.github.sops4j.testing.TestSops;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds of every format.
 *
 * <p>Of an encrypted file these may change without an error, and nothing else: comments, layout,
 * and metadata that neither a key nor the MAC is bound to. Keys and values come out as they went
 * in, or nothing does.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormatContractTest {
    private final TestSops sops = new TestSops();
    private final Map<Sample, byte[]> encrypted = new EnumMap<>(Sample.class);

    @AfterAll
    void close() {
        sops.close();
    }

    private byte[] encrypted(Sample sample) {
        return encrypted.computeIfAbsent(sample, one -> encrypt(one, one.plain())).clone();
    }

    private String encryptedText(Sample sample) {
        return new String(encrypted(sample), UTF_8);
    }

    private byte[] encrypt(Sample sample, byte[] plain) {
        FileFormat format = sample.syntax().format();
        return sops.encrypt(plain, format, format, null, false, 1);
    }

    private byte[] decrypt(Sample sample, byte[] file) {
        FileFormat format = sample.syntax().format();
        return sops.decrypt(file, format, format);
    }

    private static List<String> values(Sample sample, byte[] plain) {
        try {
            return new PlainFile(plain, sample.syntax()).values();
        } catch (MalformedException unreadable) {
            throw new AssertionError("what was decrypted cannot be read", unreadable);
        }
    }

    /** The error, or null when keys and values come out as they went in. */
    private @Nullable SopsException failure(Sample sample, byte[] file) {
        SopsException refused =
                catchThrowableOfType(
                        SopsException.class,
                        () ->
                                assertThat(values(sample, decrypt(sample, file)))
                                        .isEqualTo(values(sample, sample.plain())));
        if (refused != null) {
            assertThat(refused.getMessage())
                    .isNotBlank()
                    .doesNotContain("hidden", "1234", "\udc80");
            assertThat(refused.getMessage().length()).isLessThan(1000);
        }
        return refused;
    }

    private Kind kindOf(Sample sample, String file) {
        SopsException refused = failure(sample, file.getBytes(UTF_8));
        assertThat(refused).as("it is refused").isNotNull();
        return Objects.requireNonNull(refused).kind();
    }

    @ParameterizedTest
    @EnumSource
    void aFileComesBackByteForByte(Sample sample) {
        assertThat(decrypt(sample, encrypted(sample))).isEqualTo(sample.plain());
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyFileComesBackByteForByte(Sample sample) { // F15
        byte[] plain =
                switch (sample) {
                    case YAML -> "---\n".getBytes(UTF_8);
                    case JSON -> "{}".getBytes(UTF_8);
                    default -> new byte[0];
                };

        assertThat(decrypt(sample, encrypt(sample, plain))).isEqualTo(plain);
    }

    @ParameterizedTest
    @EnumSource
    void lineEndsOfWindowsComeBackByteForByte(Sample sample) {
        String text = new String(sample.plain(), UTF_8);
        boolean blankLinesAreErrors = sample == Sample.DOTENV; // F123
        String lines = blankLinesAreErrors ? text.replace("\n\n", "\n") : text;
        byte[] plain = lines.replace("\n", "\r\n").getBytes(UTF_8);

        assertThat(decrypt(sample, encrypt(sample, plain))).isEqualTo(plain);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BINARY")
    void anEncryptedFileHasTheLayoutOfThePlainOne(Sample sample) {
        assertThat(Sample.layoutOf(encryptedText(sample))).startsWith(sample.layout());
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfAValueIsInAnEncryptedFile(Sample sample) {
        assertThat(encryptedText(sample)).doesNotContain("hidden", "1234").contains("sops");
    }

    @ParameterizedTest
    @EnumSource
    void aByteThatIsAnotherOneIsNoticed(Sample sample) { // F28, F50, F54
        byte[] file = encrypted(sample);
        int refusals = 0;
        for (int i = 0; i < file.length; i++) {
            for (int change : new int[] {0x01, 0x20, 0x80}) {
                byte[] changed = file.clone();
                changed[i] ^= (byte) change;
                refusals += failure(sample, changed) == null ? 0 : 1;
            }
        }
        assertThat(refusals).isGreaterThan(2 * file.length);
    }

    @ParameterizedTest
    @EnumSource
    void aFileCutOffAnywhereIsRefused(Sample sample) { // F71
        byte[] file = encrypted(sample);
        for (int length = 0; length < file.length; length++) {
            SopsException refused = failure(sample, Arrays.copyOf(file, length));

            boolean isWhole = new String(file, length, file.length - length, UTF_8).isBlank();
            assertThat(refused == null).as("%d bytes", length).isEqualTo(isWhole);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BINARY")
    void valuesInEachOthersPlaceAreRefused(Sample sample) { // F24
        String file = Sample.swapped(encryptedText(sample), 1, 2);

        assertThat(kindOf(sample, file)).isEqualTo(Kind.NOT_DECRYPTED);
    }

    @ParameterizedTest
    @EnumSource(names = {"YAML", "JSON"})
    void elementsOfAListInEachOthersPlaceAreRefused(Sample sample) { // F50
        int first = sample == Sample.YAML ? 3 : 2;
        String file = Sample.swapped(encryptedText(sample), first, first + 1);

        assertThat(kindOf(sample, file)).isEqualTo(Kind.MAC_MISMATCH);
    }

    @ParameterizedTest
    @EnumSource
    void aValueUnderAnotherKeyIsRefused(Sample sample) { // F24
        String key = sample == Sample.BINARY ? "data" : "second";
        String file = encryptedText(sample).replaceFirst(key, "xecond");

        assertThat(kindOf(sample, file)).isEqualTo(Kind.NOT_DECRYPTED);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"YAML", "JSON", "BINARY"})
    void linesInAnotherOrderAreRefused(Sample sample) { // F50
        String file = encryptedText(sample).replaceFirst("(first.*\n)\n(second.*\n)", "$2$1");

        assertThat(kindOf(sample, file)).isEqualTo(Kind.MAC_MISMATCH);
    }

    @ParameterizedTest
    @EnumSource
    void anotherTimeOfChangeIsRefused(Sample sample) { // F54
        String file = encryptedText(sample).replaceFirst("(lastmodified[^2]*)2", "$11");

        assertThat(kindOf(sample, file)).isEqualTo(Kind.MAC_MISMATCH);
    }

    @ParameterizedTest
    @EnumSource
    void metadataThatOccurTwiceAreRefused(Sample sample) { // F71, F75
        String file = sample.withDuplicateMetadata(encryptedText(sample));

        assertThat(kindOf(sample, file)).isIn(Kind.METADATA, Kind.ENCRYPTED_MALFORMED);
    }

    @ParameterizedTest
    @EnumSource
    void aPlainFileIsNotDecrypted(Sample sample) { // F71
        String file = new String(sample.plain(), UTF_8);

        assertThat(kindOf(sample, file)).isIn(Kind.METADATA, Kind.ENCRYPTED_MALFORMED);
    }

    @ParameterizedTest
    @EnumSource
    void aFileOfAnotherFormatIsNotDecrypted(Sample sample) { // F121
        for (Sample other : Sample.values()) {
            boolean isReadable = // JSON is YAML, and binary files are written as JSON
                    (sample == Sample.YAML && (other == Sample.JSON || other == Sample.BINARY))
                            || (sample == Sample.JSON && other == Sample.BINARY);
            if (other != sample && !isReadable) {
                SopsException refused =
                        catchThrowableOfType(
                                SopsException.class, () -> decrypt(sample, encrypted(other)));

                assertThat(refused).as("%s read as %s", other, sample).isNotNull();
                assertThat(refused.getMessage()).doesNotContain("hidden", "Exception");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void bytesThatAreNoUtf8ComeBackOrAreRefused(Sample sample) { // F17, F79, F109
        String text =
                new String(sample.plain(), UTF_8).replace("hidden two", "hidden \u00ff\u00fe");
        byte[] plain = text.getBytes(ISO_8859_1);
        switch (sample) {
            case YAML ->
                    assertThat(
                                    catchThrowableOfType(
                                                    SopsException.class,
                                                    () -> encrypt(sample, plain))
                                            .kind())
                            .isEqualTo(Kind.PLAIN_MALFORMED);
            case JSON ->
                    assertThat(new String(decrypt(sample, encrypt(sample, plain)), UTF_8))
                            .isEqualTo(text.replace("\u00ff\u00fe", "\ufffd\ufffd"));
            default -> assertThat(decrypt(sample, encrypt(sample, plain))).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLineOfTenMegabytesComesBack(Sample sample) {
        String text = new String(sample.plain(), UTF_8);
        byte[] plain = text.replace("hidden two", "x".repeat(10_000_000)).getBytes(UTF_8);

        assertThat(decrypt(sample, encrypt(sample, plain))).isEqualTo(plain);
    }
}
