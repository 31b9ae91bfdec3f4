package io.github.sops4j.crypt;

import java.util.ArrayList;
import java.util.List;

/** Splits work over many values among the processors. */
final class Ranges {
    /** Fewer values are done before another thread has started. */
    private static final int LEAST_PER_THREAD = 1000;

    private static final int MOST_THREADS = 8;

    /** Work on the values from one index up to another, independent of all others. */
    interface Work {
        void on(int from, int to);
    }

    private Ranges() {}

    /** Does the work on {@code count} values; returns when all of it is done. */
    static void each(int count, Work work) {
        int processors = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        int threads = Math.max(1, Math.min(processors, count / LEAST_PER_THREAD));
        List<Thread> others = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (int i = 1; i < threads; i++) {
            int from = (int) ((long) count * i / threads);
            int to = (int) ((long) count * (i + 1) / threads);
            Thread thread = new Thread(() -> guarded(work, from, to, failures), "sops-" + i);
            thread.start();
            others.add(thread);
        }
        guarded(work, 0, (int) ((long) count / threads), failures);
        for (Thread thread : others) {
            join(thread);
        }
        for (Throwable failure : failures) {
            if (failure instanceof Error fatal) {
                throw fatal;
            }
            throw (RuntimeException) failure;
        }
    }

    /** Memory that runs out on one thread must not look like values that were done. */
    private static void guarded(Work work, int from, int to, List<Throwable> failures) {
        try {
            work.on(from, to);
        } catch (RuntimeException | Error failed) {
            synchronized (failures) {
                failures.add(failed);
            }
        }
    }

    /** An interrupt is kept for later: half a result is of no use. */
    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
