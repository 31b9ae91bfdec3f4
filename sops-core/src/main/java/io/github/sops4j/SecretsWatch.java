package io.github.sops4j;

import io.github.sops4j.error.SopsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a file once a second, on one daemon thread; {@link SecretsFile#watch} begins it. Files
 * that are replaced are noticed, also behind symbolic links, as orchestrators mount them.
 */
public final class SecretsWatch implements AutoCloseable {
    private static final long SECONDS = 1;

    private final SecretsFile file;
    private final Path path;
    private final Consumer<Secrets> changed;
    private final Consumer<Exception> failed;
    private final CountDownLatch end = new CountDownLatch(1);
    private State seen;

    /**
     * What tells one content of a file from another without reading it.
     *
     * @param key which file it is, if the system tells; a target of links, not a link
     * @param time when it was written; null when there is none
     * @param size in bytes
     */
    private record State(@Nullable Object key, @Nullable FileTime time, long size) {
        static final State ABSENT = new State(null, null, -1);

        static State of(Path path) {
            try {
                BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
                return new State(now.fileKey(), now.lastModifiedTime(), now.size());
            } catch (IOException absent) {
                return ABSENT;
            }
        }
    }

    private SecretsWatch(
            SecretsFile file, Path path, Consumer<Secrets> changed, Consumer<Exception> failed) {
        this.file = file;
        this.path = path;
        this.changed = Objects.requireNonNull(changed);
        this.failed = Objects.requireNonNull(failed);
        this.seen = State.of(path);
    }

    static SecretsWatch begin(
            SecretsFile file, Path path, Consumer<Secrets> changed, Consumer<Exception> failed) {
        SecretsWatch watch = new SecretsWatch(file, path, changed, failed);
        Thread thread = new Thread(watch::run, "sops watch");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    private void run() {
        try {
            while (!end.await(SECONDS, TimeUnit.SECONDS)) {
                if (hasComeToRest()) {
                    tell();
                }
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it changed, and then did not for a second: nobody is writing it any more. */
    private boolean hasComeToRest() throws InterruptedException {
        State now = State.of(path);
        boolean different = !now.equals(seen);
        while (!now.equals(seen)) {
            seen = now;
            if (end.await(SECONDS, TimeUnit.SECONDS)) {
                return false;
            }
            now = State.of(path);
        }
        return different;
    }

    /** A callback that throws is told to the thread's handler; the watch goes on. */
    private void tell() {
        try {
            Secrets secrets;
            try {
                secrets = file.read();
            } catch (IOException | SopsException problem) {
                failed.accept(problem);
                return;
            }
            changed.accept(secrets);
        } catch (RuntimeException | Error thrown) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
        }
    }

    /** Ends the watch; a callback that runs goes on to its end. */
    @Override
    public void close() {
        end.countDown();
    }
}
