package io.github.sops4j;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import io.github.sops4j.testing.TestSops;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
    private static final String PLAIN =
            """
            # who may
            db:
              password: hunter2
              port: 5432
              ratio: 1.5
              tls: true
              none: null
              since: 2001-02-03T04:05:06Z
              hosts: [a, b]
            "a.b": dotted
            empty: {}
            clear_unencrypted: seen
            """;

    private final TestSops sops = new TestSops();

    @AfterEach
    void close() {
        sops.close();
    }

    private Source source(String plain) {
        return Source.of("app.enc.yaml", sops.encrypt(plain.getBytes(UTF_8)));
    }

    private Secrets secrets(String plain) {
        return sops.library().read(source(plain));
    }

    private static void assertRefused(ThrowingCallable call, Kind kind, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SopsException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessage(message);
    }

    @Test
    void aValueIsFoundByItsPath() {
        Secrets secrets = secrets(PLAIN);

        assertThat(secrets.text("db.password")).isEqualTo("hunter2");
        assertThat(secrets.text("db.hosts[1]")).isEqualTo("b");
        assertThat(secrets.text("[\"a.b\"]")).isEqualTo("dotted");
        assertThat(secrets.text("clear_unencrypted")).isEqualTo("seen");
        assertThat(secrets.chars("db.password")).containsExactly("hunter2".toCharArray());
        assertThat(secrets.bytes("db.password")).isEqualTo("hunter2".getBytes(UTF_8));
    }

    @Test
    void valuesHaveTheTypesOfTheFile() {
        Secrets secrets = secrets(PLAIN);

        assertThat(secrets.value("db.password")).isEqualTo("hunter2");
        assertThat(secrets.value("db.port")).isEqualTo(5432L);
        assertThat(secrets.value("db.ratio")).isEqualTo(1.5);
        assertThat(secrets.value("db.tls")).isEqualTo(true);
        assertThat(secrets.value("db.none")).isNull();
        assertThat(secrets.value("db.since"))
                .isEqualTo(OffsetDateTime.parse("2001-02-03T04:05:06Z"));
        assertThat(secrets.value("db.hosts")).isEqualTo(List.of("a", "b"));
        assertThat(secrets.toMap()).containsOnlyKeys("db", "a.b", "empty", "clear_unencrypted");
    }

    @Test
    void valuesAreTextForThoseWhoWantText() {
        Secrets secrets = secrets(PLAIN);

        assertThat(secrets.text("db.port")).isEqualTo("5432");
        assertThat(secrets.text("db.tls")).isEqualTo("true");
        assertThat(secrets.toProperties())
                .containsOnly(
                        entry("db.password", "hunter2"),
                        entry("db.port", "5432"),
                        entry("db.ratio", "1.5"),
                        entry("db.tls", "true"),
                        entry("db.since", "2001-02-03T04:05:06Z"),
                        entry("db.hosts[0]", "a"),
                        entry("db.hosts[1]", "b"),
                        entry("[\"a.b\"]", "dotted"),
                        entry("clear_unencrypted", "seen"));
    }

    @Test
    void whatIsNotThereIsAFailureOrNothing() {
        Secrets secrets = secrets(PLAIN);

        assertThat(secrets.find("db.user")).isEmpty();
        assertThat(secrets.find("db.none")).isEmpty();
        assertThat(secrets.find("db.tls")).contains("true");
        assertThat(secrets.has("db")).isTrue();
        assertThat(secrets.has("db.password.x")).isFalse();
        assertRefused(
                () -> secrets.text("db.user"),
                Kind.PATH_NOT_FOUND,
                "app.enc.yaml: db.user does not exist");
        assertRefused(
                () -> secrets.text("db.none"),
                Kind.PATH_NOT_FOUND,
                "app.enc.yaml: db.none is null");
        assertRefused(
                () -> secrets.find("db"),
                Kind.PATH_NOT_FOUND,
                "app.enc.yaml: db is a map or a list, not one value");
    }

    @Test
    void everyValueKnowsItsLine() {
        assertThat(secrets(PLAIN).all())
                .extracting(Secret::toString)
                .containsExactly(
                        "db.password (line 3)",
                        "db.port (line 4)",
                        "db.ratio (line 5)",
                        "db.tls (line 6)",
                        "db.none (line 7)",
                        "db.since (line 8)",
                        "db.hosts[0] (line 9)",
                        "db.hosts[1] (line 9)",
                        "[\"a.b\"] (line 10)",
                        "empty (line 11)",
                        "clear_unencrypted (line 12)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json | {\\n \"a\": 1,\\n \"b\": {\\n  \"c\": 2}}",
                "dotenv | # é\\na=1\\n\\nb.c=2",
                "ini | ; é\\na = 1\\n\\n[b]\\nc = 2",
                "properties | a=1\\n\\n\\nb.c = 2",
            })
    void linesAreKnownInEveryFormat(String format, String plain) {
        try (TestSops other = new TestSops(Formats.named(format, Indentation.DEFAULT))) {
            byte[] encrypted = other.encrypt(plain.replace("\\n", "\n").getBytes(UTF_8));
            List<Secret> all = other.library().read(Source.of("x", encrypted).as(format)).all();
            assertThat(all).hasSize(2);
            String[] lines = new String(encrypted, UTF_8).split("\n", -1);
            for (Secret secret : all) {
                List<Object> steps = secret.path().steps();
                assertThat(lines[secret.line() - 1]).contains(steps.get(steps.size() - 1) + "");
            }
        }
    }

    @Test
    void everyDocumentHasItsOwnValues() {
        assertThat(sops.library().readAll(source("a: 1\n---\na: 2\n")))
                .extracting(secrets -> secrets.text("a"))
                .containsExactly("1", "2");
    }

    @Test
    void aFileThatBeginsWithAMarkHasItsLines() {
        byte[] marked = sops.encrypt("\uFEFFa: 1\nb: 2\n".getBytes(UTF_16LE));

        assertThat(sops.library().read(Source.of("x.yaml", marked)).all())
                .extracting(Secret::line)
                .containsExactly(1, 2);
    }

    @Test
    void aKeyThatOccursTwiceIsRefused() {
        try (TestSops other = new TestSops(Formats.named("dotenv", Indentation.DEFAULT))) {
            Source twice = Source.of("app.env", other.encrypt("A=1\nB=2\nA=3\n".getBytes(UTF_8)));
            assertRefused(
                    () -> other.library().read(twice),
                    Kind.ENCRYPTED_MALFORMED,
                    "app.env: the key A occurs twice, on lines 1 and 3, so that it is not certain"
                            + " which value holds");
        }
    }

    @Test
    void nothingIsHandedOutOfAFileThatWasTamperedWith() {
        String encrypted = new String(source("a: 1\nb_unencrypted: 2\n").content(), UTF_8);
        Source tampered =
                Source.of(
                        "app.yaml",
                        encrypted.replace("encrypted: 2", "encrypted: 3").getBytes(UTF_8));

        assertThatThrownBy(() -> sops.library().read(tampered))
                .isInstanceOfSatisfying(
                        SopsException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MAC_MISMATCH))
                .hasMessageStartingWith("app.yaml: MAC mismatch.");
    }

    @Test
    void whoHasNoKeyIsToldWhichFileDoesNotOpen() {
        try (TestSops other = new TestSops("age-2")) {
            assertThatThrownBy(() -> other.library().read(source("a: 1\n")))
                    .isInstanceOfSatisfying(
                            SopsException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.DATA_KEY_NOT_RECOVERED))
                    .hasMessageStartingWith("app.enc.yaml: Failed to get the data key");
        }
    }

    @Test
    void manyThreadsReadThroughOneFrontDoor() throws Exception {
        Source source = source(PLAIN);
        Callable<Boolean> reader =
                () -> {
                    boolean same = true;
                    for (int i = 0; i < 50; i++) {
                        same &= sops.library().read(source).text("db.password").equals("hunter2");
                    }
                    return same;
                };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Boolean> read : threads.invokeAll(Collections.nCopies(8, reader))) {
                assertThat(read.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void closingLetsGoOfTheValues() {
        Secrets secrets = secrets(PLAIN);
        secrets.close();

        assertThatThrownBy(() -> secrets.text("db.password"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the secrets of app.enc.yaml were closed");
        assertThatThrownBy(secrets::all).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothingIsOpenedWithKeysThatWereClosed() {
        Source source = source("a: 1\n");
        sops.library().close();

        assertThatThrownBy(() -> sops.library().read(source))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the keys were closed");
    }

    @Test
    void nothingShowsAValueByItself() {
        Secrets secrets = secrets(PLAIN);

        assertThat(secrets.toString() + secrets.all()).doesNotContain("hunter2", "5432");
        assertThat(source(PLAIN)).hasToString("app.enc.yaml");
    }

    @Test
    void aStreamAndAResourceAreReadAlike() throws IOException {
        Source stream = Source.of("x.yaml", new ByteArrayInputStream(source("a: 1\n").content()));
        assertThat(sops.library().read(stream).toMap()).isEqualTo(Map.of("a", 1L));

        ClassLoader loader = SecretsTest.class.getClassLoader();
        assertThat(Source.ofResource("io/github/sops4j/Sops.class", loader).name())
                .isEqualTo("classpath:io/github/sops4j/Sops.class");
        assertThatThrownBy(() -> Source.ofResource("none.yaml", loader))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage("classpath:none.yaml");
    }
}
