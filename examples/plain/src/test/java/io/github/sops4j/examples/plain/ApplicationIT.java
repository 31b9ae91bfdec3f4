package io.github.sops4j.examples.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.JavaProgram;
import io.github.sops4j.program.NeedsPrograms;
import io.github.sops4j.program.Outcome;
import io.github.sops4j.program.SampleContract;
import java.nio.file.Path;

/** The application, started on files of the real program. */
@NeedsPrograms({"sops", "gpg", "gpgconf", "moto_server"})
class ApplicationIT extends SampleContract {
    @Override
    protected JavaProgram program(Path folder) {
        return JavaProgram.ofJar(folder, Path.of("target/example.jar"));
    }

    @Override
    protected void assertReads(Outcome outcome) {
        assertThat(outcome.result())
                .isEqualTo("app at [db-1, db-2], password of 11 characters\nfirst host db-1\n");
        assertThat(outcome.err()).isEmpty();
    }

    @Override
    protected String whenMissing() {
        return FILE + "\n";
    }
}
