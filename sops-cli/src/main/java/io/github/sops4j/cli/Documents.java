package io.github.sops4j.cli;

import io.github.sops4j.cli.command.Commands;
import io.github.sops4j.cli.completion.BashScript;
import io.github.sops4j.cli.completion.FishScript;
import io.github.sops4j.cli.completion.ZshScript;
import io.github.sops4j.cli.manual.ManPage;
import io.github.sops4j.cli.options.Syntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the build runs for the files of a distribution that are written from the commands. */
public final class Documents {
    private Documents() {}

    /**
     * Writes man pages and scripts for shells where systems look for them.
     *
     * @param words the folder called {@code share}
     */
    public static void main(String[] words) throws IOException {
        Path share = Path.of(words[0]);
        Syntax program = Commands.program();
        write(share.resolve("bash-completion/completions/sops"), BashScript.of(program));
        write(share.resolve("zsh/site-functions/_sops"), ZshScript.of(program));
        write(share.resolve("fish/vendor_completions.d/sops.fish"), FishScript.of(program));
        writePages(share.resolve("man/man1"), program);
    }

    private static void writePages(Path folder, Syntax syntax) throws IOException {
        write(folder.resolve(ManPage.name(syntax) + ".1"), ManPage.of(syntax));
        for (Syntax child : syntax.children()) {
            writePages(folder, child);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
