package io.github.sops4j.file;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Whose turn it is to change a file within this process. Locks of the operating system belong to
 * processes: they do not keep one thread from another.
 */
final class Turns {
    private static final Map<Path, Thread> HOLDERS = new HashMap<>();

    private Turns() {}

    /**
     * Waits until no other thread has the turn of a file.
     *
     * @param file its real path
     * @throws IllegalStateException when this thread has it, which would wait for itself
     */
    static void take(Path file) {
        boolean interrupted = false;
        synchronized (HOLDERS) {
            if (HOLDERS.get(file) == Thread.currentThread()) {
                throw new IllegalStateException("a change of this file is being made already");
            }
            while (HOLDERS.containsKey(file)) {
                try {
                    HOLDERS.wait();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
            HOLDERS.put(file, Thread.currentThread());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static void giveBack(Path file) {
        synchronized (HOLDERS) {
            HOLDERS.remove(file);
            HOLDERS.notifyAll();
        }
    }
}
