package io.github.sops4j.cli.run;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * TERM, INT and HUP as something to be told of instead of the end of this process. A signal that
 * this process was started to ignore stays ignored.
 *
 * <p>The JDK has no public way to signals. {@code sun.misc.Signal}, of the supported module
 * jdk.unsupported, is reached by reflection since the compiler warns of it on any use; where it is
 * missing, or taken by {@code -Xrs}, signals end this process and its shutdown hooks run.
 */
public final class Signals implements AutoCloseable, InvocationHandler {
    private static final String[] NAMES = {"TERM", "INT", "HUP"};
    private static final String[] OF_WRITES = {"PIPE", "XFSZ"};

    private final Listener listener;
    private final Map<String, Object> before = new LinkedHashMap<>();

    /** Who is told. */
    public interface Listener {
        /** A signal came, {@code TERM} for example; called on a thread of its own. */
        void received(String signal);
    }

    private Signals(Listener listener) {
        this.listener = listener;
    }

    /** Takes over the signals. */
    public static Signals toldTo(Listener listener) {
        Signals signals = new Signals(listener);
        for (String signal : NAMES) {
            try {
                signals.before.put(signal, handle(signal, signals.handler()));
            } catch (ReflectiveOperationException e) {
                // No such signal on this system, or not ours to take: its default stays.
            }
        }
        return signals;
    }

    /**
     * Leaves a reader who is gone, and a file that may not grow, to the write that meets them. A
     * virtual machine does so for itself; an executable would end, and leave behind what it has not
     * removed yet. Commands that are started do not inherit it, as they would what is ignored.
     */
    public static void leaveToWrites() {
        for (String signal : OF_WRITES) {
            try {
                handle(signal, new Signals(name -> {}).handler());
            } catch (ReflectiveOperationException e) {
                // No such signal on this system, or the virtual machine keeps it.
            }
        }
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
                listener.received(name.substring("SIG".length()));
                return null;
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            case "equals" -> {
                return proxy == arguments[0];
            }
            default -> {
                return "signals";
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
