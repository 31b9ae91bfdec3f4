package io.github.sops4j.key.user;

import java.io.Console;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Asks on the controlling terminal, whatever standard input and output are, and erases the question
 * after the answer. Where there is no {@code /dev/tty}, the console of Java is asked.
 */
public final class TerminalPrompt implements PassphrasePrompt {

    private static final File TERMINAL = new File("/dev/tty");
    private static final int MAX_BYTES = 4096;

    /** To the start of the line above, which is cleared. */
    private static final String ERASE = "\r\n\033[F\033[K";

    /** A prompt for the terminal of this process. */
    public TerminalPrompt() {}

    @Override
    public char[] ask(String question) throws IOException {
        FileOutputStream out;
        try {
            out = new FileOutputStream(TERMINAL);
        } catch (IOException e) {
            return askConsole(question);
        }
        try (out;
                FileInputStream in = new FileInputStream(TERMINAL)) {
            return ask(question, in, out);
        }
    }

    // Java 17 to 21 give null when a stream is redirected.
    @SuppressWarnings("SystemConsoleNull")
    private static char[] askConsole(String question) throws IOException {
        Console console = System.console();
        char[] answer = console == null ? null : console.readPassword("%s ", question);
        if (answer == null) {
            throw new IOException(
                    "standard input is not a terminal, and /dev/tty is not available: open"
                            + " /dev/tty: no such device or address");
        }
        return answer;
    }

    private static char[] ask(String question, InputStream in, OutputStream out)
            throws IOException {
        String settings = stty("-g");
        Thread restore = new Thread(() -> restore(settings));
        Runtime.getRuntime().addShutdownHook(restore);
        try {
            stty("-echo");
            write(out, question + " ");
            return readLine(in);
        } finally {
            restore(settings);
            write(out, ERASE);
            forget(restore);
        }
    }

    private static char[] readLine(InputStream in) throws IOException {
        byte[] line = new byte[MAX_BYTES];
        int length = 0;
        try {
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0 && length == 0) {
                    throw new IOException("unexpected end of input");
                }
                if (b < 0) {
                    break;
                }
                if (length == MAX_BYTES) {
                    throw new IOException("the passphrase is longer than 4096 bytes");
                }
                line[length++] = (byte) b;
            }
            return decoded(ByteBuffer.wrap(line, 0, length));
        } finally {
            Arrays.fill(line, (byte) 0);
        }
    }

    private static char[] decoded(ByteBuffer line) {
        CharBuffer characters = CharBuffer.allocate(line.remaining());
        StandardCharsets.UTF_8.newDecoder().decode(line, characters, true);
        char[] answer = Arrays.copyOf(characters.array(), characters.position());
        Arrays.fill(characters.array(), '\0');
        return answer;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void restore(String settings) {
        try {
            stty(settings);
        } catch (IOException e) {
            // The terminal is gone: there is nothing to restore.
            return;
        }
    }

    private static void forget(Thread restore) {
        try {
            Runtime.getRuntime().removeShutdownHook(restore);
        } catch (IllegalStateException e) {
            // The process is ending; the hook has run or runs now, which does no harm.
            return;
        }
    }

    /** Runs stty on the terminal; a Java program has no other way to turn its echo off. */
    private static String stty(String argument) throws IOException {
        Process process =
                new ProcessBuilder("stty", argument)
                        .redirectInput(Redirect.from(TERMINAL))
                        .redirectError(Redirect.DISCARD)
                        .start();
        try (InputStream out = process.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.US_ASCII).strip();
            if (process.waitFor() != 0) {
                throw new IOException("the terminal does not let its echo be turned off");
            }
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
