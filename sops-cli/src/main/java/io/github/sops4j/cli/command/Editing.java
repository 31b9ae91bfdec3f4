package io.github.sops4j.cli.command;

import io.github.sops4j.cli.run.Draft;
import io.github.sops4j.cli.run.Editor;
import io.github.sops4j.cli.run.Signals;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.file.OsText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A person at work on a text: the editor runs until what it leaves can be encrypted (clauses C130
 * to C132). The plain text is nowhere but in the draft.
 */
final class Editing implements Signals.Listener {
    /** Whoever gives as many bad texts is no person. */
    private static final int MOST_ROUNDS = 100;

    private static final int LAST_WORDS_SECONDS = 2;

    private static final String AGAIN = " Press enter to return to the editor, or Ctrl+C to exit.";

    private final Invocation call;
    private final EditedText subject;
    private final RejectedText rejected;
    private final byte[] before;
    private final Draft draft;
    private @Nullable Process running;

    private Editing(
            Invocation call,
            EditedText subject,
            RejectedText rejected,
            byte[] before,
            Draft draft) {
        this.call = call;
        this.subject = subject;
        this.rejected = rejected;
        this.before = before;
        this.draft = draft;
    }

    /** An accepted text and the encrypted file for it. */
    record Result(byte[] text, byte[] encrypted) {
        @Override
        public String toString() {
            return "Result";
        }
    }

    /**
     * Runs the editor.
     *
     * @param file the file that is edited, after which the draft is named
     * @throws CommandException 200 when the text is what it was, 201 when the editor fails
     */
    static Result of(Invocation call, Path file, EditedText subject, RejectedText rejected) {
        byte[] plain = subject.plain();
        try (Draft draft = Draft.create(file.getFileName(), plain)) {
            Editor editor = Editor.of(call.surroundings().environment());
            Editing editing = new Editing(call, subject, rejected, plain, draft);
            Signals signals = Signals.toldTo(editing);
            try {
                return editing.run(editor);
            } finally {
                signals.close();
            }
        } catch (Editor.Failure failure) {
            throw new CommandException(
                    ExitCode.EDITOR, "Could not run editor: " + failure.getMessage());
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.OUTPUT, "Could not keep the draft: " + OsText.reason(e));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private Result run(Editor editor) throws Editor.Failure, IOException {
        for (int round = 0; ; round++) {
            await(start(editor));
            byte[] text = draft.read();
            if (Arrays.equals(text, before)) {
                throw new CommandException(ExitCode.UNCHANGED, "File has not changed, exiting.");
            }
            try {
                return new Result(text, subject.seal(text));
            } catch (SopsException problem) {
                say(problem);
                if (round == MOST_ROUNDS || !isKeyPressed()) {
                    throw rejected.keep(text, "nobody is there to press a key");
                }
            }
        }
    }

    /** A signal that comes meanwhile is received when there is an editor to end. */
    private synchronized Process start(Editor editor) throws Editor.Failure {
        Process process = editor.start(draft.path());
        running = process;
        return process;
    }

    private void await(Process editor) throws Editor.Failure {
        try {
            Editor.await(editor);
        } finally {
            letSignalEnd();
        }
    }

    /** The editor may have ended because of a signal that is being received: that one decides. */
    private synchronized void letSignalEnd() {
        running = null;
    }

    private void say(SopsException problem) {
        String what =
                switch (problem.kind()) {
                    case PLAIN_MALFORMED, ENCRYPTED_MALFORMED ->
                            "Could not load tree, probably due to invalid syntax.";
                    case METADATA -> "SOPS metadata is invalid.";
                    case KEYS, DATA_KEY_NOT_ENCRYPTED -> "The keys named do not encrypt the file.";
                    default -> "Tree not valid for encryption.";
                };
        call.surroundings().log().error(what + AGAIN, problem.getMessage());
    }

    /** A whole line, so that no letter of it answers the next question. */
    private boolean isKeyPressed() throws IOException {
        int next = call.surroundings().in().read();
        while (next >= 0 && next != '\n') {
            next = call.surroundings().in().read();
        }
        return next >= 0;
    }

    /**
     * Ends the process (clause C137), and the editor, whose file is gone then. Who interrupts it
     * gives up what he typed; a lost terminal or an orderly shutdown does not.
     */
    @Override
    public synchronized void received(String signal) {
        endEditor();
        String kept = signal.equals("INT") ? null : keptText();
        draft.close();
        call.surroundings().log().print("User canceled operation" + (kept == null ? "" : kept));
        Runtime.getRuntime().halt(ExitCode.GENERIC.status());
    }

    private void endEditor() {
        Process editor = running;
        if (editor != null) {
            editor.destroy();
            try {
                editor.waitFor(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private @Nullable String keptText() {
        try {
            byte[] text = draft.read();
            return Arrays.equals(text, before)
                    ? null
                    : ": " + rejected.keep(text, signalReason()).getMessage();
        } catch (IOException e) {
            return null; // not there: the editor was just writing it
        }
    }

    private static String signalReason() {
        return "the process was told to end";
    }
}
