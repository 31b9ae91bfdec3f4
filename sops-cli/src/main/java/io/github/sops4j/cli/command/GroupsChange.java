package io.github.sops4j.cli.command;

import io.github.sops4j.RewrapOptions;
import io.github.sops4j.Sops;
import io.github.sops4j.cli.options.Flag;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.output.Ansi;
import io.github.sops4j.config.ConfigFile;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.file.CannotOpenException;
import io.github.sops4j.file.HeldFile;
import io.github.sops4j.file.OsText;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.Metadata;
import java.io.IOException;
import java.util.List;

/** What {@code sops groups add} and {@code sops groups delete} have in common (C172 to C175). */
final class GroupsChange {
    static final Flag FILE = Flag.of(Flag.Type.TEXT, "file", "The encrypted file.").alias("f");

    private GroupsChange() {}

    /** {@code sops groups}. */
    static Command menu() {
        return new Menu(
                "sops groups",
                "Change the key groups of a file.",
                List.of(new GroupsAdd(), new GroupsDelete()));
    }

    /**
     * The groups a file is to have.
     *
     * @param threshold 0 for all of them
     */
    record Wanted(List<KeyGroup> groups, int threshold) {}

    /** What becomes of the groups of a file. */
    interface Change {
        /** The groups wanted; a {@code SopsException} is told as SOPS tells errors of groups. */
        Wanted of(Metadata file, Keys keys);
    }

    static int run(Invocation call, Change change) throws IOException {
        ConfigFile config = CallConfig.of(call);
        String name = call.own().text(FILE);
        if (name.isEmpty()) {
            throw new CommandException(
                    ExitCode.INPUT,
                    "Error reading file: open : no such file or directory (name it with --file)");
        }
        RekeyedFile file = RekeyedFile.asNamed(call, name, config);
        try (HeldFile held = file.inPlace().hold()) {
            return run(call, change, file, held);
        }
    }

    private static int run(Invocation call, Change change, RekeyedFile file, HeldFile held)
            throws IOException {
        byte[] source = file.inPlace().read(held);
        byte[] changed;
        try (Keys keys = Keys.of(call)) {
            keys.usePublicKeysOf(file.config());
            FileFormat format = file.format(source);
            Wanted wanted = change.of(Sops.metadata(source, format), keys);
            RewrapOptions options =
                    new RewrapOptions(
                            format, wanted.groups(), wanted.threshold(), call.surroundings().log());
            changed = new Sops(keys.ring()).rewrap(source, options);
        } catch (SopsException failure) {
            return fail(call, failure.in(file.shown()));
        }
        if (!call.own().isOn(Flags.IN_PLACE)) {
            call.surroundings().out().write(changed);
            return ExitCode.SUCCESS.status();
        }
        return replace(call, file, held, changed);
    }

    private static int replace(Invocation call, RekeyedFile file, HeldFile held, byte[] changed) {
        try {
            file.replace(held, changed);
            return ExitCode.SUCCESS.status();
        } catch (CannotOpenException e) {
            return fail(call, OsText.of("open", file.shown(), e));
        } catch (IOException e) {
            return fail(call, OsText.of("write", file.shown(), e));
        }
    }

    /** Which key failed and why is said at length, and in SOPS's words (clause C175). */
    private static int fail(Invocation call, SopsException failure) {
        Throwable inShort = failure.getCause();
        if (failure.kind() == Kind.DATA_KEY_NOT_RECOVERED && inShort != null) {
            String report = failure.getMessage();
            boolean styled = call.surroundings().out().isStyled();
            call.surroundings().log().print(styled ? Ansi.coloured(report) : report);
            return fail(call, "Error getting data key: " + inShort.getMessage());
        }
        return fail(call, failure.getMessage());
    }

    private static int fail(Invocation call, String message) {
        call.surroundings().log().fatal(message);
        return ExitCode.GENERIC.status();
    }
}
