package io.github.sops4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import io.github.sops4j.key.age.TestKeys;
import io.github.sops4j.testing.TestSops;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsFileTest {
    private static final String PLAIN = "# why\na:   one  # inline\n\nb: [2, 'x']\nc: {d: 3}\n";

    private final TestSops sops = new TestSops();
    @TempDir Path folder;
    private Path path;
    private SecretsFile file;

    @BeforeEach
    void encrypt() throws IOException {
        path = folder.resolve("app.enc.yaml");
        Files.write(path, sops.encrypt(PLAIN.getBytes(UTF_8)));
        file = sops.library().file(path);
    }

    @AfterEach
    void close() {
        sops.close();
    }

    private String plain() throws IOException {
        return new String(sops.decrypt(Files.readAllBytes(path)), UTF_8);
    }

    private EncryptOptions options(String format) {
        return EncryptOptions.of(
                Formats.named(format, Indentation.DEFAULT),
                sops.library().recipients("age", TestKeys.recipient("age-1")));
    }

    @Test
    void changesAreMadeTogetherAndTheRestKeepsItsLayout() throws IOException {
        file.change(change -> change.set("a", "two").set("c.e", 4).unset("b[0]").set("b[0]", "y"));

        assertThat(plain()).isEqualTo("# why\na:   two  # inline\n\nb: ['y']\nc: {d: 3, e: 4}\n");
    }

    @Test
    void whatIsNotChangedKeepsItsCiphertext() throws IOException {
        List<String> before = Files.readAllLines(path);
        file.change(change -> change.set("a", "two"));
        List<String> after = Files.readAllLines(path);

        assertThat(after).hasSameSizeAs(before);
        List<String> different = new ArrayList<>(after);
        different.removeAll(before);
        assertThat(different)
                .isNotEmpty()
                .allMatch(line -> line.matches("a:.*| *mac:.*| *lastmodified:.*"));
    }

    @Test
    void aChangeSeesTheChangesBeforeIt() throws IOException {
        file.change(change -> change.set("a", "2").set("n", change.secrets().text("a") + "0"));

        assertThat(file.read().text("n")).isEqualTo("20");
    }

    @Test
    void aFileInWhichNothingChangesIsNotWritten() throws IOException {
        byte[] before = Files.readAllBytes(path);
        file.change(change -> change.set("a", "one").unset("nothing"));

        assertThat(Files.readAllBytes(path)).isEqualTo(before);
    }

    @Test
    void aChangeThatFailsLeavesTheFileAsItIs() throws IOException {
        byte[] before = Files.readAllBytes(path);

        assertThatThrownBy(() -> file.change(change -> change.set("a", "two").set("b.c", 1)))
                .isInstanceOfSatisfying(
                        SopsException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.PATH_MALFORMED))
                .hasMessageStartingWith(path + ": ");
        assertThat(Files.readAllBytes(path)).isEqualTo(before);
    }

    @Test
    void aFileThatSomebodyElseChangesMeanwhileIsNotWrittenOver() throws IOException {
        assertThatThrownBy(
                        () ->
                                file.change(
                                        change -> {
                                            change.set("a", "two");
                                            write("theirs");
                                        }))
                .isInstanceOf(IOException.class)
                .hasMessage(path + " was changed meanwhile and is left as it is");
        assertThat(Files.readString(path)).isEqualTo("theirs");
    }

    private void write(String content) {
        try {
            Path other = folder.resolve("other");
            Files.writeString(other, content);
            Files.move(other, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void threadsThatChangeOneFileWaitForEachOther() throws Exception {
        Callable<Boolean> change =
                () -> {
                    String key = "k" + Thread.currentThread().getId();
                    for (int i = 0; i < 5; i++) {
                        String name = key + i;
                        file.change(each -> each.set(name, "x"));
                    }
                    return true;
                };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Boolean> done : threads.invokeAll(Collections.nCopies(8, change))) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(file.read().all()).hasSize(4 + 40);
    }

    @Test
    void aChangeWithinAChangeOfTheSameFileIsRefused() {
        assertThatThrownBy(() -> file.change(outer -> changed("inner")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a change of this file is being made already");
    }

    private void changed(String value) {
        try {
            file.change(change -> change.set("a", value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void failuresOfTheFileSystemNameTheFile() {
        assertThatThrownBy(() -> sops.library().file(folder).read())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder + ": ");
        Path nowhere = folder.resolve("none").resolve("app.yaml");
        assertThatThrownBy(() -> sops.library().file(nowhere).create(Map.of(), options("yaml")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(nowhere + ": ");
    }

    @Test
    void aFileIsMadeOfValues() throws IOException {
        Map<String, Object> values = new TreeMap<>();
        values.put("chars", new char[] {'x', 'y'});
        values.put("list", List.of("a", 1, true, 1.5));
        values.put("map", Map.of("since", OffsetDateTime.parse("2001-02-03T04:05:06Z")));
        values.put("bytes", "text".getBytes(UTF_8));
        file.create(values, options("yaml"));

        assertThat(plain())
                .isEqualTo(
                        "bytes: text\nchars: xy\nlist:\n    - a\n    - 1\n    - true\n    - 1.5\n"
                                + "map:\n    since: 2001-02-03T04:05:06Z\n");
    }

    @Test
    void aFileOfBytesIsMadeAndRead() throws IOException {
        byte[] content = {0, (byte) 0xFF, 10};
        SecretsFile binary = sops.library().file(folder.resolve("key.bin"));
        binary.create(Map.of("data", content), options("binary"));

        assertThat(binary.read().bytes("data")).isEqualTo(content);
    }

    @Test
    void aValueThatHasNoPlaceInAFileIsRefused() throws IOException {
        byte[] before = Files.readAllBytes(path);

        assertThatThrownBy(() -> file.create(Map.of("a", folder), options("yaml")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no value of ");
        assertThat(Files.readAllBytes(path)).isEqualTo(before);
    }

    @Test
    void theNearestConfigurationSaysHowAFileIsEncrypted() throws IOException {
        Files.writeString(
                folder.resolve(".sops.yaml"),
                "creation_rules:\n  - path_regex: deep/.*\\.json$\n    encrypted_regex: ^pass\n    age: "
                        + TestKeys.recipient("age-1")
                        + "\n");
        Path deep = Files.createDirectory(folder.resolve("deep")).resolve("app.json");
        SecretsFile json = sops.library().file(deep);
        json.create(Map.of("user", "root", "password", "x"), sops.library().optionsFor(deep));

        assertThat(Files.readString(deep)).contains("\"user\": \"root\"").doesNotContain("\"x\"");
        assertThat(json.read().text("password")).isEqualTo("x");
    }

    @Test
    void withoutAConfigurationOrARuleNobodySaysHow() throws IOException {
        Files.writeString(folder.resolve(".sops.yaml"), "creation_rules:\n  - path_regex: none\n");

        assertThatThrownBy(() -> sops.library().optionsFor(path))
                .isInstanceOfSatisfying(
                        SopsException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFIG))
                .hasMessageContaining("no matching creation rules found for " + path);
    }

    @Test
    void mapsThatContainThemselvesAreRefused() {
        Map<String, Object> endless = new TreeMap<>();
        endless.put("a", endless);

        assertThatThrownBy(() -> file.create(endless, options("yaml")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maps or lists in more than 10,000 levels");
    }

    @Test
    void aFailureOfTheCallersOwnStaysWhatItIs() {
        SopsException own = new SopsException(Kind.CONFIG, "other.yaml: no such thing");

        assertThatThrownBy(
                        () ->
                                file.change(
                                        change -> {
                                            throw own;
                                        }))
                .isSameAs(own);
    }

    @Test
    void recipientsThatAreMalformedAreRefused() {
        assertThatThrownBy(() -> sops.library().recipients("age", ""))
                .isInstanceOf(SopsException.class)
                .hasMessage("no key of type age is named");
        assertThatThrownBy(() -> sops.library().recipients("age", "age1none"))
                .isInstanceOfSatisfying(
                        SopsException.class, e -> assertThat(e.kind()).isEqualTo(Kind.KEYS));
        assertThatThrownBy(() -> sops.library().recipients("kms", "arn:aws:kms:x"))
                .isInstanceOfSatisfying(
                        SopsException.class, e -> assertThat(e.kind()).isEqualTo(Kind.KEYS))
                .hasMessage("keys of type 'kms' are not supported by this program");
    }

    @Test
    void openingAnAbsentFileIsAFailureOfFiles() {
        SecretsFile absent = sops.library().file(folder.resolve("absent.yaml"));

        assertThatThrownBy(absent::read).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> absent.change(change -> change.set("a", Arrays.asList(1))))
                .isInstanceOf(IOException.class);
    }
}
