package io.github.sops4j.cli.command;

import io.github.sops4j.DecryptOptions;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.run.Account;
import io.github.sops4j.cli.run.CommandNotStarted;
import io.github.sops4j.cli.run.ShellRun;
import io.github.sops4j.key.DecryptionOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What exec-env and exec-file have in common: FILE COMMAND (clauses C39, C138 to C143). */
final class Execution {
    private final Invocation call;
    private final OneFile file;
    private final String line;
    private final DecryptionOrder order;
    private final boolean background;

    private Execution(Invocation call, OneFile file, String line) {
        this.call = call;
        this.file = file;
        this.line = line;
        this.order = Decrypt.order(call.own().text(Flags.DECRYPTION_ORDER));
        this.background = call.own().isOn(ExecFlags.BACKGROUND);
    }

    /**
     * Checks the operands.
     *
     * @param name the name of the command
     */
    static Execution of(Invocation call, String name) {
        List<String> operands = call.own().operands();
        if (operands.size() != 2) {
            throw new CommandException(ExitCode.GENERIC, "error: missing file to decrypt");
        }
        Execution execution = new Execution(call, OneFile.asGiven(call), operands.get(1));
        if (execution.background) {
            call.surroundings()
                    .log()
                    .warn(
                            name
                                    + "'s --background option is deprecated and will be removed in"
                                    + " a future version of sops");
        }
        return execution;
    }

    /** The encrypted file. */
    OneFile file() {
        return file;
    }

    /** The line for the shell. */
    String line() {
        return line;
    }

    /** Whether nobody waits for the command. */
    boolean background() {
        return background;
    }

    /** How to decrypt: there is no {@code --ignore-mac} (clause C138). */
    DecryptOptions options(byte[] source) {
        return file.decryption(source, order, null);
    }

    /** The user to run as, or null for ours; fails as SOPS does when that cannot be. */
    @Nullable Account account() {
        String name = call.own().text(ExecFlags.USER);
        if (name.isEmpty()) {
            return null;
        }
        Account account = Account.named(name);
        if (account == null) {
            throw CommandException.logged("EXEC", "user: unknown user " + name);
        }
        if (!Account.canBeChanged()) {
            throw CommandException.logged("EXEC", "operation not permitted");
        }
        return account;
    }

    /**
     * Runs the command.
     *
     * @param text its text
     * @param quiet whether nothing is said of how it ended
     * @return the exit status of this process (clause C141)
     */
    int run(ShellRun run, String text, boolean quiet) {
        try {
            if (background) {
                run.start(text);
                return ExitCode.SUCCESS.status();
            }
            int status = run.run(text);
            if (status != 0 && !quiet) {
                call.surroundings().log().print("exit status " + status);
            }
            return status;
        } catch (CommandNotStarted e) {
            throw new CommandException(ExitCode.GENERIC, "fork/exec " + e.getMessage());
        }
    }
}
