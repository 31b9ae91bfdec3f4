package io.github.sops4j.examples.boot4;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.NeedsPrograms;
import io.github.sops4j.program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/spring-boot.md} tells a reader to type prints what it says. */
@Tag("interop")
@NeedsPrograms({"bash", "sops"})
class DocumentationIT {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern TYPED =
            Pattern.compile("```bash\n(.*?)```\n\n```text\n(.*?)```", Pattern.DOTALL);

    @TempDir private Path folder;

    private record Typed(String commands, String printed) {
        @Override
        public String toString() {
            return commands.lines().reduce((first, last) -> last).orElse("");
        }
    }

    @BeforeEach
    void begin() throws IOException {
        for (String used : List.of("examples", "spec")) {
            Files.createSymbolicLink(folder.resolve(used), ROOT.resolve(used));
        }
    }

    static List<Typed> typed() throws IOException {
        List<Typed> typed = new ArrayList<>();
        Matcher blocks = TYPED.matcher(Files.readString(ROOT.resolve("docs/spring-boot.md")));
        while (blocks.find()) {
            typed.add(new Typed(blocks.group(1), blocks.group(2)));
        }
        return typed;
    }

    /** The build is what runs this test. */
    @ParameterizedTest
    @MethodSource("typed")
    void whatIsTypedPrintsWhatIsSaid(Typed typed) throws Exception {
        String commands = typed.commands().replace("mvn -q -Dquick package\n", "");
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", commands);
        bash.environment().put("HOME", "/nonexistent");
        bash.environment().put("SOPS_DISABLE_VERSION_CHECK", "true");

        assertThat(Outcome.of(bash.directory(folder.toFile())).out()).contains(typed.printed());
    }
}
