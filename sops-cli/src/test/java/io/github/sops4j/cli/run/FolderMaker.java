package io.github.sops4j.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process that keeps a secret in a private folder until it is killed. */
final class FolderMaker {
    static final String CONTENT = "left behind";

    private FolderMaker() {}

    public static void main(String[] arguments) throws IOException {
        try (SecretFile file =
                PrivateFolder.create(Path.of(arguments[0]), CONTENT.getBytes(UTF_8))) {
            System.out.println(file.path());
            int ignored = System.in.read();
        }
    }

    /** Starts one and waits until its secret is written. */
    static Process start(Path parent) throws IOException {
        Process process =
                new ProcessBuilder(PlainRun.java(FolderMaker.class, List.of(parent.toString())))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        assertThat(process.inputReader().readLine()).isNotNull();
        return process;
    }
}
