package io.github.sops4j.cli.command;

import io.github.sops4j.cli.completion.BashScript;
import io.github.sops4j.cli.completion.FishScript;
import io.github.sops4j.cli.completion.ZshScript;
import io.github.sops4j.cli.options.Syntax;
import java.io.IOException;
import java.util.List;

/** {@code sops completion}: a script for one shell (clause C21). */
record Completion(Shell shell) implements Command {

    /** A shell that can complete commands. */
    enum Shell {
        BASH("bash", "load it with `source <(sops completion bash)`"),
        ZSH("zsh", "load it with `source <(sops completion zsh)`"),
        FISH("fish", "load it with `sops completion fish | source`");

        private final String word;
        private final String use;

        Shell(String word, String use) {
            this.word = word;
            this.use = use;
        }
    }

    /** {@code sops completion} with its shells. */
    static Menu menu() {
        return new Menu(
                "sops completion",
                "Print a script that completes commands in a shell.",
                List.of(
                        new Completion(Shell.BASH),
                        new Completion(Shell.ZSH),
                        new Completion(Shell.FISH)));
    }

    @Override
    public Syntax syntax() {
        return Syntax.command(
                "sops completion " + shell.word,
                "",
                "Print the script for " + shell.word + "; " + shell.use + ".",
                List.of());
    }

    @Override
    public int run(Invocation call) throws IOException {
        call.surroundings().out().print(script());
        return ExitCode.SUCCESS.status();
    }

    private String script() {
        Syntax program = Commands.program();
        return switch (shell) {
            case BASH -> BashScript.of(program);
            case ZSH -> ZshScript.of(program);
            case FISH -> FishScript.of(program);
        };
    }
}
