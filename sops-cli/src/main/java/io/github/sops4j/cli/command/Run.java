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
import io.github.sops4j.cli.run.VariableSet;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import io.github.sops4j.format.TreeIndex;
import io.github.sops4j.tree.MapNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code sops run}: one command with decrypted secrets. SOPS itself does not have it. */
public final class Run implements Command {
    private static final Flag SECRET =
            Flag.of(
                    Flag.Type.LIST,
                    "secret",
                    "A secret: id=NAME,src=FILE[,extract=[\"key\"]][,env=VARIABLE]. Repeatable.");
    private static final Flag ENV =
            Flag.of(
                    Flag.Type.LIST,
                    "env",
                    "Every value of this file as a variable, nested keys joined with _. Repeatable.");
    private static final Flag PREFIX =
            Flag.of(Flag.Type.TEXT, "prefix", "What the variables of --env begin with.");
    private static final Flag ONLY =
            Flag.of(Flag.Type.LIST, "only", "Of --env, only the variables NAME,...");
    private static final Flag EXCEPT =
            Flag.of(Flag.Type.LIST, "except", "Of --env, all but the variables NAME,...");
    private static final Syntax SYNTAX =
            Syntax.wrapper(
                    "sops run",
                    "-- COMMAND [ARGUMENT...]",
                    "Run a command with decrypted secrets as files or variables.",
                    List.of(
                            SECRET,
                            ENV,
                            PREFIX,
                            ONLY,
                            EXCEPT,
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
        if (requests.isEmpty() && call.own().list(ENV).isEmpty()) {
            throw new CommandException(
                    ExitCode.GENERIC,
                    "Error: no secret specified: --secret id=NAME,src=FILE or --env FILE");
        }
        try (Keys keys = Keys.of(call)) {
            Sops sops = new Sops(keys.ring());
            return new SecretRun((file, extract) -> open(sops, call, file, extract))
                    .run(requests, () -> variables(sops, call), command);
        } catch (CommandNotStarted e) {
            call.surroundings().log().print(String.valueOf(e.getMessage()));
            return e.status();
        }
    }

    private static byte[] open(Sops sops, Invocation call, Path file, @Nullable String extract)
            throws IOException {
        byte[] source = Files.readAllBytes(call.surroundings().workingDirectory().resolve(file));
        TreeIndex part = Decrypt.part(extract == null ? "" : extract);
        return sops.decrypt(source, options(call, file.toString(), source, part));
    }

    private static DecryptOptions options(
            Invocation call, String file, byte[] source, @Nullable TreeIndex part) {
        Arguments own = call.own();
        String name = Formats.nameForEncrypted(own.text(Flags.INPUT_TYPE), file, source);
        FileFormat format = Formats.named(name, Indentation.DEFAULT);
        return new DecryptOptions(
                format,
                format,
                Decrypt.order(own.text(Flags.DECRYPTION_ORDER)),
                false,
                part,
                call.surroundings().log()::warn);
    }

    private static Map<String, String> variables(Sops sops, Invocation call) {
        Arguments own = call.own();
        VariableSet variables =
                new VariableSet(own.text(PREFIX), names(own.list(ONLY)), names(own.list(EXCEPT)));
        for (String file : own.list(ENV)) {
            variables.add(file, values(sops, call, file));
        }
        return variables.all();
    }

    private static Map<String, String> values(Sops sops, Invocation call, String file) {
        OneFile source = OneFile.called(call, file);
        byte[] bytes = source.read();
        try {
            List<MapNode> documents = sops.documents(bytes, options(call, file, bytes, null));
            if (documents.size() > 1) {
                call.surroundings().log().warn("Only the first document of " + file + " is used.");
            }
            return NestedVariables.of(documents.get(0));
        } catch (SopsException failure) {
            throw source.named(failure);
        }
    }

    private static Set<String> names(List<String> lists) {
        Set<String> names = new LinkedHashSet<>();
        for (String list : lists) {
            for (String name : list.split(",", -1)) {
                names.add(name.trim());
            }
        }
        return names;
    }
}
