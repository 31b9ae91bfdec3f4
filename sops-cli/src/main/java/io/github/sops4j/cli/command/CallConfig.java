package io.github.sops4j.cli.command;

import io.github.sops4j.cli.options.RootFlags;
import io.github.sops4j.config.ConfigFile;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.file.OsText;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The configuration file that holds where a call is made (clauses C105 to C107). */
final class CallConfig {
    private CallConfig() {}

    /** The file, read; null when there is none. */
    static @Nullable ConfigFile of(Invocation call) {
        String named = call.root().text(RootFlags.CONFIG);
        Surroundings surroundings = call.surroundings();
        if (!named.isEmpty()) {
            return read(OneFile.absolute(call, named), named);
        }
        Path folder = surroundings.workingDirectory();
        Path found = ConfigFile.find(folder, surroundings.log());
        return found == null ? null : read(found, folder.relativize(found).toString());
    }

    /** The same where nothing can be done without one (clause C108). */
    static ConfigFile required(Invocation call) {
        ConfigFile config = of(call);
        if (config == null) {
            throw new CommandException(ExitCode.GENERIC, "config file not found");
        }
        return config;
    }

    private static ConfigFile read(Path path, String shown) {
        try {
            return ConfigFile.read(path);
        } catch (SopsException e) {
            throw e.getCause() instanceof IOException cause ? unreadable(shown, cause) : e;
        }
    }

    private static CommandException unreadable(String shown, IOException e) {
        return new CommandException(
                ExitCode.GENERIC,
                "could not read config file: " + OsText.of(OneFile.operation(e), shown, e));
    }
}
