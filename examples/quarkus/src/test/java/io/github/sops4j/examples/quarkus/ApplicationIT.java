package io.github.sops4j.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.ConfigSampleContract;
import io.github.sops4j.program.JavaProgram;
import io.github.sops4j.program.NeedsPrograms;
import io.github.sops4j.program.Outcome;
import java.nio.file.Path;

/** The application, started on files of the real program. */
@NeedsPrograms({"sops", "gpg", "gpgconf", "moto_server"})
class ApplicationIT extends ConfigSampleContract {
    @Override
    protected JavaProgram program(Path folder) {
        return JavaProgram.ofJar(folder, Path.of("target/quarkus-app/quarkus-run.jar"));
    }

    @Override
    protected void assertReads(Outcome outcome) {
        assertThat(outcome.result()).contains(LINES);
        assertThat(outcome.out() + outcome.err()).doesNotContain(SECRET, "\tat ");
    }

    /** Lines of a log. */
    @Override
    protected String beginning() {
        return "";
    }
}
