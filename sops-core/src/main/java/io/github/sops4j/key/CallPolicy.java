package io.github.sops4j.key;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * How keys are asked that are reached over a network.
 *
 * @param executor runs the calls; they wait for answers most of the time
 * @param headStart how long a key of a group is waited for before the next one is asked too
 * @param deadline how long an answer is waited for, from the moment of its call
 */
public record CallPolicy(Executor executor, Duration headStart, Duration deadline) {

    /** A daemon thread per call, one second of head start, twenty seconds for an answer. */
    public static final CallPolicy DEFAULT =
            new CallPolicy(new DaemonThreads(), Duration.ofSeconds(1), Duration.ofSeconds(20));

    /**
     * Nothing may be missing.
     *
     * @throws IllegalArgumentException when a time is negative, or longer than a day
     */
    public CallPolicy {
        Objects.requireNonNull(executor);
        check(headStart);
        check(deadline);
    }

    private static void check(Duration time) {
        if (time.isNegative() || time.toDays() > 0) {
            throw new IllegalArgumentException("nobody waits for " + time);
        }
    }

    private static final class DaemonThreads implements Executor {
        @Override
        public void execute(Runnable call) {
            Thread thread = new Thread(call, "sops key call");
            thread.setDaemon(true);
            thread.start();
        }
    }
}
