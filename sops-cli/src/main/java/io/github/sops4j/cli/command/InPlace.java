package io.github.sops4j.cli.command;

import io.github.sops4j.cli.output.Log;
import io.github.sops4j.file.HeldFile;
import io.github.sops4j.file.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is changed where it is.
 *
 * @param path absolute
 * @param shown what messages call it
 * @param log hears what is odd but no failure
 */
record InPlace(Path path, String shown, Log log) {

    /** The file, to be read and replaced while no other process of this program does so. */
    HeldFile hold() {
        try {
            return HeldFile.of(path, log);
        } catch (IOException e) {
            throw OneFile.unreadable(shown, e);
        }
    }

    /** The whole content of the file that is held. */
    byte[] read(HeldFile held) {
        try {
            return held.read();
        } catch (IOException e) {
            throw OneFile.unreadable(shown, e);
        }
    }

    /** Replaces the file that is held, unless somebody else changed it. */
    void replace(HeldFile held, byte[] result) throws IOException {
        requireUnchanged(held);
        replace(result);
    }

    /** What somebody else wrote since the file was read is not written over. */
    void requireUnchanged(HeldFile held) throws IOException {
        if (!held.isUnchanged()) {
            throw new CommandException(
                    ExitCode.GENERIC,
                    shown + " was changed meanwhile and is left as it is; run the command again");
        }
    }

    /** Makes an encrypted file its content, or makes the file. */
    void replace(byte[] result) {
        OneFile.write(path, path.toString(), "in-place", result, ResultFile.Privacy.UMASK, log);
    }

    /** Fails where a new file could not be made, before somebody writes its content. */
    void requireFolder() {
        Path folder = path.getParent();
        String reason =
                folder == null || !Files.isDirectory(folder)
                        ? "no such file or directory"
                        : Files.isWritable(folder) ? "" : "permission denied";
        if (!reason.isEmpty()) {
            throw new CommandException(
                    ExitCode.OUTPUT,
                    "Could not open in-place file for writing: open " + path + ": " + reason);
        }
    }
}
