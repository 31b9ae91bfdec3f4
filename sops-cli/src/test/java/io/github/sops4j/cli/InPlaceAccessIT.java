package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sops4j.cli.process.Launcher;
import io.github.sops4j.cli.process.Mounts;
import io.github.sops4j.program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that change a file which their user may not write, or whose folder he may not. */
@DisabledOnOs(OS.WINDOWS)
class InPlaceAccessIT {
    private static final String NOBODY = "65534";
    @TempDir private Path folder;
    private InPlaceFile file;

    /** A copy of the program that everybody may read. */
    @BeforeEach
    void aFileOfSomebodyElse() throws Exception {
        boolean may = Mounts.run("setpriv", "--reuid", NOBODY, "--clear-groups", "true");
        if (!"required".equals(System.getProperty("sops4j.interop"))) {
            assumeTrue(may, "this user may not become another");
        }
        assertThat(may).isTrue();
        Path program = Launcher.path().resolve("../..").normalize();
        assertThat(Mounts.run("cp", "-r", program.toString(), folder.resolve("sops4j").toString()))
                .isTrue();
        file = new InPlaceFile(folder.resolve("f"), folder);
        allow(folder, "rwxr-xr-x");
    }

    private static void allow(Path path, String who) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(who));
    }

    private Outcome asNobody(String line) throws IOException, InterruptedException {
        ProcessBuilder sops = file.program(line.split(" "));
        sops.command().set(0, folder.resolve("sops4j/bin/sops").toString());
        sops.command()
                .addAll(
                        0,
                        List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
        return Outcome.of(sops);
    }

    @ParameterizedTest
    @ValueSource(strings = {InPlaceFile.SET, InPlaceFile.ROTATE, InPlaceFile.UPDATEKEYS})
    void aFileThatIsReadOnlyStays(String command) throws Exception {
        allow(folder.resolve("f"), "rwxrwxrwx");
        allow(folder.resolve("f/f.yaml"), "rw-r--r--");
        Outcome outcome = asNobody(command);
        assertThat(outcome.status())
                .as(outcome.err())
                .isEqualTo(command.equals(InPlaceFile.UPDATEKEYS) ? 1 : 3); // C29, C261
        assertThat(outcome.err()).endsWith("f/f.yaml: permission denied\n"); // C29, C261
        assertThat(file.isUnchanged()).isTrue(); // C270
        assertThat(file.sweep()).isZero(); // C52
    }

    @ParameterizedTest
    @ValueSource(strings = {InPlaceFile.SET, InPlaceFile.ROTATE, InPlaceFile.UPDATEKEYS})
    void inAFolderThatIsReadOnlyAFileIsWrittenInPlace(String command) throws Exception {
        allow(folder.resolve("f"), "rwxr-xr-x");
        allow(folder.resolve("f/f.yaml"), "rw-rw-rw-");
        Outcome outcome = asNobody(command);
        assertThat(outcome.status()).as(outcome.err()).isZero(); // C52
        assertThat(outcome.err()).contains("in place, not in one step"); // C52
        assertThat(file.isUnchanged()).isFalse();
        assertThat(file.decrypted()).contains("key_8: value number 8"); // C52
    }
}
