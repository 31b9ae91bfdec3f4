package io.github.sops4j.cli.command;

import io.github.sops4j.file.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a text goes that was edited and cannot be put into its file: encrypted, beside it. */
final class RejectedText {
    private static final String SUFFIX = ".rejected";
    private static final int MOST = 100;

    private final Invocation call;
    private final Path file;
    private final EditedText subject;

    /**
     * A place beside a file.
     *
     * @param subject who encrypts the text
     */
    RejectedText(Invocation call, Path file, EditedText subject) {
        this.call = call;
        this.file = file;
        this.subject = subject;
    }

    /**
     * Keeps a text.
     *
     * @param reason why it is not in its file
     * @return the error to end with; it says where the text is
     */
    CommandException keep(byte[] text, String reason) {
        byte[] encrypted = subject.sealBytes(text);
        Path temporary = Path.of(System.getProperty("java.io.tmpdir", "."));
        for (Path folder : List.of(file.resolveSibling(""), temporary)) {
            Path place = free(folder);
            try {
                new ResultFile(place, ResultFile.Privacy.UMASK, call.surroundings().log())
                        .write(encrypted);
                return new CommandException(
                        ExitCode.GENERIC,
                        reason
                                + "; "
                                + file
                                + " is left as it is. What was edited is kept, encrypted: sops"
                                + " decrypt --input-type binary --output-type binary "
                                + place);
            } catch (IOException e) {
                // the next place may be writable
            }
        }
        return new CommandException(
                ExitCode.GENERIC, reason + "; what was edited is lost, nothing can be written");
    }

    private Path free(Path folder) {
        String name = file.getFileName() + SUFFIX;
        Path place = folder.resolve(name);
        for (int i = 2; i < MOST && Files.exists(place); i++) {
            place = folder.resolve(name + i);
        }
        return place;
    }
}
