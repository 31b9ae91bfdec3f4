package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.NeedsPrograms;
import io.github.sops4j.program.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Candidates beside those of the real program, and what the build makes of the same table. */
@DisabledOnOs(OS.WINDOWS)
class CompletionIT {
    private static final Path SHARE = Path.of("target/sops4j/share").toAbsolutePath();

    @TempDir private Path folder;

    private List<String> ours(String... words) {
        Shell shell = new Shell(folder);
        shell.run(words);
        return shell.out().lines().toList();
    }

    private List<String> real(String... words) throws Exception {
        ProcessBuilder sops = new ProcessBuilder("sops").directory(folder.toFile());
        sops.command().addAll(List.of(words));
        return Outcome.of(sops).result().lines().toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "file",
                "groups",
                "completion",
                "decrypt",
                "decrypt f",
                "exec-env f",
                "-",
                "--",
                "--in",
                "--add",
                "-x"
            })
    @NeedsPrograms("sops")
    void everythingThatTheRealProgramOffersIsOffered(String line) throws Exception {
        String[] words = (line + " --generate-bash-completion").strip().split(" ");
        assertThat(ours(words)).containsAll(real(words)); // C21
    }

    @Test
    @NeedsPrograms("sops")
    void flagsOfTheProgramAreNotOfferedWhereACommandRefusesThem() throws Exception {
        assertThat(real("decrypt", "--ind", "--generate-bash-completion"))
                .containsExactly("--indent"); // C21
        assertThat(ours("decrypt", "--ind", "--generate-bash-completion")).isEmpty(); // C17, C21
    }

    @Test
    void theDistributionHoldsTheScripts() throws Exception {
        assertThat(Files.readAllLines(SHARE.resolve("bash-completion/completions/sops")))
                .isEqualTo(ours("completion", "bash")); // C21
        assertThat(Files.readAllLines(SHARE.resolve("zsh/site-functions/_sops")))
                .isEqualTo(ours("completion", "zsh")); // C21
        assertThat(Files.readAllLines(SHARE.resolve("fish/vendor_completions.d/sops.fish")))
                .isEqualTo(ours("completion", "fish"));
    }

    @Test
    void eachCommandHasAPageOfTheManual() throws Exception {
        try (Stream<Path> pages = Files.list(SHARE.resolve("man/man1"))) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .contains("sops.1", "sops-decrypt.1", "sops-groups-add.1");
        }
        assertThat(SHARE.resolve("man/man1/sops-exec-env.1"))
                .content()
                .contains(".SH NAME\nsops\\-exec\\-env \\- ", "\\fB\\-\\-pristine\\fR");
    }

    @Test
    @NeedsPrograms("groff")
    void noPageNeedsAWarning() throws Exception {
        try (Stream<Path> pages = Files.list(SHARE.resolve("man/man1"))) {
            ProcessBuilder groff = new ProcessBuilder("groff", "-man", "-ww", "-z");
            pages.map(Path::toString).forEach(groff.command()::add);
            Outcome formatted = Outcome.of(groff);
            assertThat(formatted.result() + formatted.err()).isEmpty();
        }
    }
}
