package io.github.sops4j.cli.command;

import io.github.sops4j.DecryptOptions;
import io.github.sops4j.Sops;
import io.github.sops4j.cli.options.Arguments;
import io.github.sops4j.cli.options.Flag;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.options.Syntax;
import io.github.sops4j.cli.run.CommandNotStarted;
import io.github.sops4j.cli.run.SecretRequest;
import io.github.sops4j.cli.run.SecretRun;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code sops run}: one command with decrypted secrets. SOPS itself does not have it. */
public final class Run implements Command {
    private static final Flag SECRET =
            Flag.of(
                    Flag.Type.LIST,
                    "secret",
                    "A secret: id=NAME,src=FILE[,extract=[\"key\"]][,env=VARIABLE]. Repeatable.");
    private static final Syntax SYNTAX =
            Syntax.wrapper(
                    "sops run",
                    "-- COMMAND [ARGUMENT...]",
                    "Run a command with decrypted secrets as files or variables.",
                    List.of(
                            SECRET,
                            Flags.INPUT_TYPE,
                            Flags.DECRYPTION_ORDER,
                            Flags.ENABLE_LOCAL_KEYSERVICE,
                            Flags.KEYSERVICE));

    /** The command. */
    public Run() {}

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation call) {
        List<String> command = call.own().operands();
        if (command.isEmpty()) {
            throw new CommandException(ExitCode.NO_FILE, "Error: no command specified");
        }
        List<SecretRequest> requests = new ArrayList<>();
        for (String secret : call.own().list(SECRET)) {
            requests.add(SecretRequest.parse(secret));
        }
        if (requests.isEmpty()) {
            throw new CommandException(
                    ExitCode.GENERIC, "Error: no secret specified: --secret id=NAME,src=FILE");
        }
        try (Keys keys = Keys.of(call)) {
            Sops sops = new Sops(keys.ring());
            return new SecretRun((file, extract) -> open(sops, call, file, extract))
                    .run(requests, command);
        } catch (CommandNotStarted e) {
            call.surroundings().log().print(String.valueOf(e.getMessage()));
            return e.status();
        }
    }

    private static byte[] open(Sops sops, Invocation call, Path file, @Nullable String extract)
            throws IOException {
        Arguments own = call.own();
        byte[] source = Files.readAllBytes(call.surroundings().workingDirectory().resolve(file));
        String name = Formats.nameForEncrypted(own.text(Flags.INPUT_TYPE), file.toString(), source);
        FileFormat format = Formats.named(name, Indentation.DEFAULT);
        DecryptOptions options =
                new DecryptOptions(
                        format,
                        format,
                        Decrypt.order(own.text(Flags.DECRYPTION_ORDER)),
                        false,
                        Decrypt.part(extract == null ? "" : extract),
                        call.surroundings().log()::warn);
        return sops.decrypt(source, options);
    }
}
