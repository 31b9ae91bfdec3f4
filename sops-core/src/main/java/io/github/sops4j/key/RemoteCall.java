package io.github.sops4j.key;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One question to a key service, asked on another thread. Several of them share a monitor, on which
 * whoever waits for the first answer is woken.
 */
final class RemoteCall<T> implements Runnable {

    /** What is asked, and what becomes of an answer that nobody takes. */
    interface Question<T> {
        T ask() throws KeyException;

        void discard(T answer);
    }

    private final CallPolicy policy;
    private final Object monitor;
    private final Question<T> question;
    private final long start = System.nanoTime();
    private @Nullable T answer;
    private @Nullable Throwable failure;
    private boolean closed;

    private RemoteCall(CallPolicy policy, Object monitor, Question<T> question) {
        this.policy = policy;
        this.monitor = monitor;
        this.question = question;
    }

    static <T> RemoteCall<T> start(CallPolicy policy, Object monitor, Question<T> question) {
        RemoteCall<T> call = new RemoteCall<>(policy, monitor, question);
        try {
            policy.executor().execute(call);
        } catch (RejectedExecutionException rejected) {
            call.end(null, new KeyException("the executor for key services takes no calls"));
        }
        return call;
    }

    @Override
    public void run() {
        try {
            end(Objects.requireNonNull(question.ask()), null);
        } catch (KeyException | RuntimeException | Error e) {
            end(null, e);
        }
    }

    private void end(@Nullable T result, @Nullable Throwable problem) {
        synchronized (monitor) {
            if (closed && result != null) {
                question.discard(result);
            } else {
                answer = result;
                failure = problem;
            }
            monitor.notifyAll();
        }
    }

    /**
     * Waits for the answer and takes it.
     *
     * @throws KeyException why there is none, or none in time
     */
    T await() throws KeyException {
        synchronized (monitor) {
            while (isOpen() && pause(monitor, nanosLeft(policy.deadline()))) {
                // woken, perhaps for another call
            }
            return take();
        }
    }

    // The monitor is held by the callers of all that follows.

    boolean isOpen() {
        return answer == null && failure == null;
    }

    boolean isAnswered() {
        return answer != null;
    }

    /** What is left of a time that began with the call; zero or less when it is over. */
    long nanosLeft(Duration time) {
        return time.toNanos() - (System.nanoTime() - start);
    }

    /** The answer, if there is one; this call no longer owns it. */
    T take() throws KeyException {
        T taken = answer;
        if (taken != null) {
            answer = null;
            closed = true;
            return taken;
        }
        close();
        if (failure instanceof RuntimeException bug) {
            throw bug;
        }
        if (failure instanceof Error bug) {
            throw bug;
        }
        throw failure instanceof KeyException reason ? reason : late();
    }

    private KeyException late() {
        return new KeyException(
                Thread.currentThread().isInterrupted()
                        ? "interrupted while waiting for an answer"
                        : "no answer within " + policy.deadline().toMillis() / 1000.0 + " seconds");
    }

    /** An answer that is there, or comes later, is discarded. */
    void close() {
        if (answer != null) {
            question.discard(answer);
            answer = null;
        }
        closed = true;
    }

    /**
     * Waits until something may have happened.
     *
     * @return false when no time is left, or this thread is to stop
     */
    @SuppressWarnings("WaitNotInLoop") // who calls this does so in a loop
    static boolean pause(Object monitor, long nanos) {
        if (nanos <= 0) {
            return false;
        }
        try {
            monitor.wait(nanos / 1_000_000 + 1);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
