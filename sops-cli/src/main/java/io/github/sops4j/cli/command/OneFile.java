package io.github.sops4j.cli.command;

import io.github.sops4j.DecryptOptions;
import io.github.sops4j.cli.options.Arguments;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.output.GoText;
import io.github.sops4j.cli.output.Log;
import io.github.sops4j.config.ConfigFile;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.file.CannotOpenException;
import io.github.sops4j.file.OsText;
import io.github.sops4j.file.ResultFile;
import io.github.sops4j.format.TreeIndex;
import io.github.sops4j.key.DecryptionOrder;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One input and one result: what encrypting and decrypting have in common (clauses C26-C31). */
final class OneFile {
    private final Invocation call;
    private final @Nullable Path file;
    private final String shownName;
    private final @Nullable ConfigFile config;

    private OneFile(
            Invocation call, @Nullable Path file, String shownName, @Nullable ConfigFile config) {
        this.call = call;
        this.file = file;
        this.shownName = shownName;
        this.config = config;
    }

    /**
     * Checks what can be checked before anything is read, in SOPS's order.
     *
     * @param nameNeeded whether standard input needs a name to go by
     */
    static OneFile of(Invocation call, boolean nameNeeded) {
        Arguments own = call.own();
        List<String> operands = own.operands();
        if (operands.isEmpty() && own.isOn(Flags.IN_PLACE)) {
            throw conflict("Error: cannot use --in-place when reading from stdin");
        }
        if (operands.isEmpty() && nameNeeded && own.text(Flags.FILENAME_OVERRIDE).isEmpty()) {
            throw conflict("Error: must specify --filename-override when reading from stdin");
        }
        OneFile file = first(call);
        if (!operands.isEmpty()) {
            file.requireExistence();
        }
        return file.withConfig();
    }

    /** The file that has to be named; whether there is one is not looked at. */
    static OneFile named(Invocation call) {
        if (call.own().operands().isEmpty()) {
            throw new CommandException(ExitCode.NO_FILE, "Error: no file specified");
        }
        return first(call).withConfig();
    }

    /** The first operand of a command that has several; whether there is one is not looked at. */
    static OneFile operand(Invocation call) {
        return called(call, absolute(call, call.own().operands().get(0)).toString()).withConfig();
    }

    /** The first operand, which messages show as the user wrote it (clause C28). */
    static OneFile asGiven(Invocation call) {
        return called(call, call.own().operands().get(0)).withConfig();
    }

    /** A file without a configuration, which messages show as the user wrote it. */
    static OneFile called(Invocation call, String name) {
        return new OneFile(call, absolute(call, name), name, null);
    }

    private static OneFile first(Invocation call) {
        List<String> operands = call.own().operands();
        warnAboutMoreThanOne(call, operands);
        if (call.own().isOn(Flags.IN_PLACE) && !call.own().text(Flags.OUTPUT).isEmpty()) {
            throw conflict("Error: cannot operate on both --output and --in-place");
        }
        Path file = operands.isEmpty() ? null : absolute(call, operands.get(0));
        return new OneFile(call, file, String.valueOf(file), null);
    }

    private OneFile withConfig() {
        return new OneFile(call, file, shownName, CallConfig.of(call));
    }

    /** Its absolute name, as messages show it. */
    String shown() {
        return GoText.quote(shownName);
    }

    /** Whether the file that was named exists. */
    boolean exists() {
        return file != null && Files.exists(file);
    }

    void requireExistence() {
        if (!exists()) {
            throw new CommandException(
                    ExitCode.NO_FILE, "Error: cannot operate on non-existent file " + shown());
        }
    }

    private static CommandException conflict(String message) {
        return new CommandException(ExitCode.CONFLICT, message);
    }

    /** Clause C15. */
    static void warnAboutMoreThanOne(Invocation call, List<String> operands) {
        if (operands.size() < 2) {
            return;
        }
        call.surroundings()
                .log()
                .warn(
                        "More than one positional argument provided. Only the first one will be used!");
        for (int i = operands.size() - 1; i > 0; i--) {
            if (operands.get(i).startsWith("-")) {
                call.surroundings()
                        .log()
                        .warn(
                                "Note that one of the ignored positional argument is "
                                        + GoText.quote(operands.get(i))
                                        + ", which looks like a flag. Flags must always be provided"
                                        + " before the first positional argument!");
                return;
            }
        }
    }

    static Path absolute(Invocation call, String name) {
        try {
            return call.surroundings().workingDirectory().resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw new CommandException(
                    ExitCode.INPUT,
                    "Error reading file: the name " + GoText.quote(name) + " is not usable");
        }
    }

    /** The configuration file that holds here, if there is one. */
    @Nullable ConfigFile config() {
        return config;
    }

    /** The absolute name that formats and rules are chosen by; null for standard input. */
    @Nullable Path name() {
        String override = call.own().text(Flags.FILENAME_OVERRIDE);
        return override.isEmpty() ? file : absolute(call, override);
    }

    /** The formats of the file and of its result. */
    FormatChoice formats() {
        return new FormatChoice(call, config, name());
    }

    /**
     * How to decrypt it, as the flags say.
     *
     * @param encrypted its bytes, which may tell the format
     * @param part the only part wanted, or null for the whole file
     */
    DecryptOptions decryption(byte[] encrypted, DecryptionOrder order, @Nullable TreeIndex part) {
        return new DecryptOptions(
                formats().inputOf(encrypted),
                formats().outputOf(encrypted),
                order,
                call.own().isOn(Flags.IGNORE_MAC),
                part,
                call.surroundings().log());
    }

    /** A failure of the library that says in which file it was; scripts look at its beginning. */
    SopsException named(SopsException failure) {
        return file == null ? failure : failure.in(shownName);
    }

    /** The whole input. */
    byte[] read() {
        if (file != null) {
            return read(file, shownName);
        }
        try {
            return call.surroundings().in().readAllBytes();
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.INPUT,
                    "Error reading from stdin: " + OsText.of("read", "/dev/stdin", e));
        }
    }

    /** A whole file; messages show it by the other name. */
    static byte[] read(Path file, String shown) {
        if (shown.isEmpty()) {
            throw new CommandException(
                    ExitCode.INPUT, "Error reading file: open : no such file or directory");
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(shown, e);
        }
    }

    /** The file that was named, to be changed where it is. */
    InPlace inPlace() {
        return new InPlace(Objects.requireNonNull(file), shownName, call.surroundings().log());
    }

    static CommandException unreadable(String shown, IOException e) {
        return new CommandException(
                ExitCode.INPUT, "Error reading file: " + OsText.of(operation(e), shown, e));
    }

    /** What was tried when reading a file failed. */
    static String operation(IOException e) {
        return e instanceof FileSystemException ? "open" : "read";
    }

    /**
     * Delivers the result: in place, to {@code --output} or to standard output.
     *
     * @param privacy who may read a file that is new
     */
    void write(byte[] result, ResultFile.Privacy privacy) throws IOException {
        Log log = call.surroundings().log();
        String output = call.own().text(Flags.OUTPUT);
        Path inPlace = call.own().isOn(Flags.IN_PLACE) ? file : null;
        if (inPlace != null) {
            write(inPlace, inPlace.toString(), "in-place", result, privacy, log);
        } else if (output.isEmpty()) {
            call.surroundings().out().write(result);
        } else {
            write(absolute(call, output), output, "output", result, privacy, log);
        }
    }

    static void write(
            Path to,
            String shown,
            String role,
            byte[] result,
            ResultFile.Privacy privacy,
            Log log) {
        try {
            new ResultFile(to, privacy, log).write(result);
        } catch (CannotOpenException e) {
            throw new CommandException(
                    ExitCode.OUTPUT,
                    "Could not open " + role + " file for writing: " + OsText.of("open", shown, e));
        } catch (IOException e) {
            throw new CommandException(ExitCode.GENERIC, OsText.of("write", shown, e));
        }
    }
}
