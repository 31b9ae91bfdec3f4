package io.github.sops4j.cli.command;

import io.github.sops4j.cli.options.Flag;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.options.RootFlags;
import io.github.sops4j.config.ConfigFile;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which formats a file and its result are in: flags, the name, and the configuration decide. */
final class FormatChoice {
    private final Invocation call;
    private final @Nullable ConfigFile config;
    private final @Nullable Path name;

    /**
     * The choice for one file.
     *
     * @param config the configuration that holds, with the indentation of what has no source
     * @param name what to go by; null for standard input
     */
    FormatChoice(Invocation call, @Nullable ConfigFile config, @Nullable Path name) {
        this.call = call;
        this.config = config;
        this.name = name;
    }

    /** The format of a plain input (clause F143). */
    FileFormat input() {
        return input(formatName(Flags.INPUT_TYPE, null), formatName(Flags.OUTPUT_TYPE, null));
    }

    /** The format of what becomes of a plain input (clause F143). */
    FileFormat output() {
        return output(formatName(Flags.OUTPUT_TYPE, null));
    }

    /** The format of an encrypted input. */
    FileFormat inputOf(byte[] encrypted) {
        return input(
                formatName(Flags.INPUT_TYPE, encrypted), formatName(Flags.OUTPUT_TYPE, encrypted));
    }

    /** The format of what becomes of an encrypted input. */
    FileFormat outputOf(byte[] encrypted) {
        return output(formatName(Flags.OUTPUT_TYPE, encrypted));
    }

    private FileFormat input(String name, String outputName) {
        return name.equals(outputName) ? output(name) : Formats.named(name, Indentation.DEFAULT);
    }

    /** With the indentation of what has no source (clauses C116, C117). */
    private FileFormat output(String name) {
        return Formats.named(name, indentation());
    }

    private Indentation indentation() {
        if (call.root().isGiven(RootFlags.INDENT)) {
            return Indentation.ofAll(call.root().number(RootFlags.INDENT));
        }
        return config == null ? Indentation.DEFAULT : config.indentation();
    }

    private String formatName(Flag type, byte @Nullable [] encrypted) {
        Flag other = type == Flags.INPUT_TYPE ? Flags.OUTPUT_TYPE : Flags.INPUT_TYPE;
        String given = call.own().text(type);
        if (given.isEmpty() && call.own().text(other).equals(Formats.PROPERTIES)) {
            given = Formats.PROPERTIES; // no name of a file stands for it
        }
        String file = name == null ? "" : name.toString();
        return encrypted == null
                ? Formats.nameFor(given, file)
                : Formats.nameForEncrypted(given, file, encrypted);
    }
}
