package io.github.sops4j.cli.run;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Passes TERM, INT and HUP on to the child instead of ending this process, so that the child
 * decides what they mean. A signal that this process was started to ignore stays ignored by both.
 *
 * <p>The JDK has no public way to signals. {@code sun.misc.Signal}, of the supported module
 * jdk.unsupported, is reached by reflection since the compiler warns of it on any use; where it is
 * missing, or taken by {@code -Xrs}, signals end this process and its shutdown hook ends the child.
 */
final class SignalForwarding implements AutoCloseable, InvocationHandler {
    private static final String[] FORWARDED = {"TERM", "INT", "HUP"};

    private final Map<String, Object> before = new LinkedHashMap<>();
    private final List<String> early = new ArrayList<>();
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
        for (String signal : FORWARDED) {
            try {
                forwarding.before.put(signal, handle(signal, forwarding.handler()));
            } catch (ReflectiveOperationException e) {
                // No such signal on this system, or not ours to take: its default stays.
            }
        }
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

    /** Gives the signals back the meaning they had. */
    @Override
    public void close() {
        for (Map.Entry<String, Object> entry : before.entrySet()) {
            try {
                handle(entry.getKey(), entry.getValue());
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("a signal that was taken cannot be given back", e);
            }
        }
    }

    private synchronized void received(String signal) {
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

    private Object handler() throws ClassNotFoundException {
        Class<?> type = Class.forName("sun.misc.SignalHandler");
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this);
    }

    /** The methods of a {@code sun.misc.SignalHandler}. */
    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) {
        switch (method.getName()) {
            case "handle" -> {
                String name = arguments[0].toString();
                received(name.substring("SIG".length()));
                return null;
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            case "equals" -> {
                return proxy == arguments[0];
            }
            default -> {
                return "signal forwarding";
            }
        }
    }

    /** Calls {@code Signal.handle}; returns the handler there was. */
    private static Object handle(String signal, Object handler)
            throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Signal");
        Object named = type.getConstructor(String.class).newInstance(signal);
        return type.getMethod("handle", type, Class.forName("sun.misc.SignalHandler"))
                .invoke(null, named, handler);
    }
}
