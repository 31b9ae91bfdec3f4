package io.github.sops4j.cli.run;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Passes TERM, INT and HUP on to the child instead of ending this process, so that the child
 * decides what they mean. A signal that this process was started to ignore stays ignored by both.
 */
final class SignalForwarding implements AutoCloseable, Signals.Listener {
    private final List<String> early = new ArrayList<>();
    private @Nullable Signals signals;
    private @Nullable Process child;

    private SignalForwarding() {}

    /**
     * Who a signal is for: the process started, and where that is a shell, the programs it runs. A
     * shell that is told to end does not tell them.
     */
    private static List<ProcessHandle> receivers(Process child) {
        List<ProcessHandle> receivers = new ArrayList<>(List.of(child.toHandle()));
        if (ShellRun.isShell(child)) {
            child.children().forEach(receivers::add);
        }
        return receivers;
    }

    /** Takes over the signals; they are kept until there is a child. */
    static SignalForwarding install() {
        SignalForwarding forwarding = new SignalForwarding();
        forwarding.signals = Signals.toldTo(forwarding);
        return forwarding;
    }

    /** Sends what came so far, and all that follows, to {@code started}. */
    synchronized void to(Process started) {
        child = started;
        for (String signal : early) {
            send(signal, started);
        }
        early.clear();
    }

    /**
     * Gives the signals back the meaning they had, when all have been told of the last one: a shell
     * that was told ends before the programs it runs have been.
     */
    @Override
    public synchronized void close() {
        Signals told = signals;
        if (told != null) {
            told.close();
        }
    }

    @Override
    public synchronized void received(String signal) {
        if (child == null) {
            early.add(signal);
        } else {
            send(signal, child);
        }
    }

    private static void send(String signal, Process child) {
        if (signal.equals("INT") && terminalSignalsUs()) {
            return;
        }
        for (ProcessHandle receiver : receivers(child)) {
            if (signal.equals("TERM")) {
                receiver.destroy();
            } else {
                kill(signal, receiver);
            }
        }
    }

    /**
     * Whether this process is in the foreground of a terminal. Ctrl-C there reaches the child
     * without us, and programs such as docker take a second INT for impatience.
     */
    private static boolean terminalSignalsUs() {
        try {
            return isForeground(Files.readString(Path.of("/proc/self/stat"), US_ASCII));
        } catch (IOException e) {
            return isForegroundByPs(); // not Linux
        }
    }

    /** Reads the process group and the terminal's foreground group, as proc(5) numbers them. */
    static boolean isForeground(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 7);
        String group = fields[2];
        String terminal = fields[4];
        String foreground = fields[5];
        return !terminal.equals("0") && foreground.equals(group);
    }

    /** Asks ps; without a shell (Windows) the console has told every process of its own accord. */
    static boolean isForegroundByPs() {
        Integer status =
                shell("test $(ps -o pgid= -p $PPID) = $(ps -o tpgid= -p $PPID)", "foreground");
        return status == null || status == 0;
    }

    /** The JDK itself sends no signal but TERM and KILL; every POSIX shell has kill built in. */
    private static void kill(String signal, ProcessHandle receiver) {
        if (receiver.isAlive()) {
            Integer status =
                    shell("kill -s \"$1\" \"$2\"", "kill", signal, Long.toString(receiver.pid()));
            if (status == null || status != 0) {
                receiver.destroy();
            }
        }
    }

    /** The status of a few words of shell, or null when there is no shell. */
    private static @Nullable Integer shell(String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
