package io.github.sops4j.cli.command;

import io.github.sops4j.cli.options.Flag;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.options.Syntax;
import io.github.sops4j.config.ConfigFile;
import io.github.sops4j.file.OsText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code sops publish} (clauses C176 to C180). */
final class Publish implements Command {
    static final Flag OMIT_EXTENSIONS =
            Flag.of(Flag.Type.SWITCH, "omit-extensions", "Store without extensions.");
    static final Flag RECURSIVE =
            Flag.of(Flag.Type.SWITCH, "recursive", "Publish everything in a folder.");
    private static final Syntax SYNTAX =
            Syntax.command(
                    "sops publish",
                    "PATH",
                    "Store files at the destination of their rule.",
                    Flags.join(
                            List.of(
                                    Flags.YES,
                                    OMIT_EXTENSIONS,
                                    RECURSIVE,
                                    Flags.VERBOSE,
                                    Flags.DECRYPTION_ORDER),
                            Flags.KEY_SERVICES));

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation call) throws IOException {
        ConfigFile config = CallConfig.required(call);
        if (call.own().operands().isEmpty()) {
            throw new CommandException(ExitCode.NO_FILE, "Error: no file specified");
        }
        OneFile.warnAboutMoreThanOne(call, call.own().operands());
        String named = call.own().operands().get(0);
        Path path = OneFile.absolute(call, named);
        if (!Files.exists(path)) {
            throw new CommandException(
                    ExitCode.GENERIC, "stat " + named + ": no such file or directory");
        }
        boolean folder = Files.isDirectory(path);
        if (folder && !call.own().isOn(RECURSIVE)) {
            throw CommandException.logged(
                    "CMD", "can't operate on a directory without --recursive flag.");
        }
        publish(call, config, folder ? filesBelow(named, path) : List.of(file(named, path)));
        return ExitCode.SUCCESS.status();
    }

    private static void publish(Invocation call, ConfigFile config, List<PublishedFile> files)
            throws IOException {
        try (Keys keys = Keys.of(call);
                Publication publication = new Publication(call, config, keys)) {
            keys.usePublicKeysOf(config);
            for (PublishedFile file : files) {
                publication.publish(file);
            }
        }
    }

    private static PublishedFile file(String named, Path path) {
        Path name = path.getFileName();
        return new PublishedFile(named, path, name == null ? "" : name.toString());
    }

    /** In the order of their names; links to folders are not followed (clause C176). */
    private static List<PublishedFile> filesBelow(String named, Path folder) {
        List<PublishedFile> files = new ArrayList<>();
        addFiles(Path.of(named), folder, folder, files);
        return files;
    }

    private static void addFiles(Path named, Path top, Path folder, List<PublishedFile> files) {
        List<Path> children;
        try (Stream<Path> found = Files.list(folder)) {
            children = found.sorted().toList();
        } catch (IOException e) {
            throw new CommandException(ExitCode.GENERIC, OsText.of("open", folder.toString(), e));
        }
        for (Path child : children) {
            if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                addFiles(named, top, child, files);
            } else {
                Path name = top.relativize(child);
                String shown = named.resolve(name).normalize().toString();
                files.add(new PublishedFile(shown, child, name.toString()));
            }
        }
    }
}
