package io.github.sops4j.cli.command;

import io.github.sops4j.RewrapOptions;
import io.github.sops4j.Sops;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.options.RootFlags;
import io.github.sops4j.cli.options.Syntax;
import io.github.sops4j.config.ConfigFile;
import io.github.sops4j.config.CreationRule;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.file.CannotOpenException;
import io.github.sops4j.file.HeldFile;
import io.github.sops4j.file.OsText;
import io.github.sops4j.format.FileFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** {@code sops updatekeys} (clauses C166 to C171). */
final class UpdateKeys implements Command {
    private static final Syntax SYNTAX =
            Syntax.command(
                    "sops updatekeys",
                    "FILE...",
                    "Give files the keys of their creation rule.",
                    Flags.join(List.of(Flags.YES, Flags.INPUT_TYPE), Flags.KEY_SERVICES));

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation call) throws IOException {
        ConfigFile config = CallConfig.required(call);
        List<String> operands = call.own().operands();
        if (operands.isEmpty()) {
            throw new CommandException(ExitCode.NO_FILE, "Error: no file specified");
        }
        try (Keys keys = Keys.of(call)) {
            keys.usePublicKeysOf(config);
            if (operands.size() == 1) {
                update(call, operands.get(0), config, keys);
            } else {
                updateAll(call, operands, config, keys);
            }
        }
        return ExitCode.SUCCESS.status();
    }

    /** A file that fails does not keep the others from being updated (clause C171). */
    private static void updateAll(
            Invocation call, List<String> operands, ConfigFile config, Keys keys)
            throws IOException {
        int failures = 0;
        for (String operand : operands) {
            try {
                update(call, operand, config, keys);
            } catch (CommandException | SopsException failure) {
                call.surroundings().log().error(String.valueOf(failure.getMessage()));
                failures++;
            }
        }
        if (failures > 0) {
            throw new CommandException(ExitCode.GENERIC, "failed updating " + failures + " key(s)");
        }
    }

    private static void update(Invocation call, String operand, ConfigFile config, Keys keys)
            throws IOException {
        RekeyedFile file = RekeyedFile.absolute(call, operand, config);
        requireFile(file.path());
        notice(call, "Syncing keys for file " + file.shown());
        try (HeldFile held = file.inPlace().hold()) {
            update(call, file, held, config, keys);
        } catch (SopsException failure) {
            throw failure.in(file.shown());
        }
    }

    private static void requireFile(Path path) {
        if (Files.isDirectory(path)) {
            throw new CommandException(ExitCode.GENERIC, "can't operate on a directory");
        }
        if (!Files.exists(path)) {
            throw new CommandException(
                    ExitCode.GENERIC, "stat " + path + ": no such file or directory");
        }
    }

    private static void update(
            Invocation call, RekeyedFile file, HeldFile held, ConfigFile config, Keys keys)
            throws IOException {
        byte[] source = file.inPlace().read(held);
        FileFormat format = file.format(source);
        GroupDifference difference =
                GroupDifference.between(
                        Sops.metadata(source, format), rule(call, file, config, keys));
        if (difference.isEmpty()) {
            notice(call, "File " + file.shown() + " already up to date");
            return;
        }
        Surroundings surroundings = call.surroundings();
        surroundings.out().print(difference.text("groups", surroundings.out().isStyled()));
        if (!call.own().isOn(Flags.YES)
                && !new Confirmation(surroundings, "Is this okay? (y/n):").isGiven()) {
            notice(call, "File " + file.shown() + " left unchanged");
            return;
        }
        byte[] updated =
                new Sops(keys.ring())
                        .rewrap(
                                source,
                                new RewrapOptions(
                                        format,
                                        difference.groups(),
                                        difference.threshold(),
                                        surroundings.log()));
        replace(file, held, updated);
        notice(call, "File " + file.shown() + " synced with new keys");
    }

    private static CreationRule rule(
            Invocation call, RekeyedFile file, ConfigFile config, Keys keys) {
        CreationRule rule = config.ruleFor(file.path(), keys.ring(), new TreeMap<>());
        if (rule == null) {
            throw new CommandException(
                    ExitCode.GENERIC,
                    "The config file "
                            + shown(call, config)
                            + " does not contain any creation rule");
        }
        return rule;
    }

    /** As it is named, or from the working folder as it was found. */
    private static String shown(Invocation call, ConfigFile config) {
        String named = call.root().text(RootFlags.CONFIG);
        return named.isEmpty()
                ? call.surroundings().workingDirectory().relativize(config.path()).toString()
                : named;
    }

    private static void replace(RekeyedFile file, HeldFile held, byte[] updated) {
        try {
            file.replace(held, updated);
        } catch (CannotOpenException e) {
            throw new CommandException(
                    ExitCode.GENERIC,
                    "could not open file for writing: " + OsText.of("open", file.shown(), e));
        } catch (IOException e) {
            throw new CommandException(ExitCode.GENERIC, OsText.of("write", file.shown(), e));
        }
    }

    private static void notice(Invocation call, String message) {
        call.surroundings().log().notice(message);
    }
}
