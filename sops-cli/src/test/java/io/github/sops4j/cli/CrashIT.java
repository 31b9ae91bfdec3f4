package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program killed at any moment while it changes a file: the file is the old one or the new one.
 *
 * <p>Every second kill comes at any moment of a run, the others near its end, where the file is
 * written. {@code sops4j.seed} chooses other moments.
 */
@DisabledOnOs(OS.WINDOWS)
class CrashIT {
    private static final int KILLS = 504;
    private static final int SIDE_BY_SIDE = 2;
    private static final int MEASURED = 5;
    private static final int STARTS_PER_KILL = 5;
    private static final int STARTS_PER_MEASUREMENT = 20;
    private static final int KILLED = 128 + 9;

    @TempDir private Path folder;

    /** A command, and what the file holds when it is done. */
    private enum Command {
        SET(InPlaceFile.SET) {
            @Override
            boolean isDone(InPlaceFile file) {
                return file.decrypted()
                        .equals(file.plain().replace("value number 7\n", "another\n"));
            }
        },
        EDIT(InPlaceFile.EDIT) {
            @Override
            boolean isDone(InPlaceFile file) throws IOException {
                return SET.isDone(file);
            }
        },
        ROTATE(InPlaceFile.ROTATE) {
            @Override
            boolean isDone(InPlaceFile file) {
                return file.decrypted().equals(file.plain());
            }
        },
        UPDATEKEYS(InPlaceFile.UPDATEKEYS) {
            @Override
            boolean isDone(InPlaceFile file) throws IOException {
                return file.decrypted().equals(file.plain())
                        && file.text().contains(InPlaceFile.otherRecipient());
            }
        };

        private final String line;

        Command(String line) {
            this.line = line;
        }

        String[] words() {
            return line.split(" ");
        }

        abstract boolean isDone(InPlaceFile file) throws IOException;
    }

    /** What the kills of one command, or of all of them, came to. */
    private record Tally(int unchanged, int changed, int left) {
        Tally plus(Tally other) {
            return new Tally(
                    unchanged + other.unchanged, changed + other.changed, left + other.left);
        }

        int kills() {
            return unchanged + changed;
        }
    }

    /** One of those that start the program and kill it. */
    private record Killer(InPlaceFile file, Random random) {

        Tally kill(Command command, int times) throws IOException, InterruptedException {
            long usual = 0;
            Tally tally = new Tally(0, 0, 0);
            for (int start = 0; tally.kills() < times; start++) {
                assertThat(start).as("kills that came in time").isLessThan(STARTS_PER_KILL * times);
                if (start % STARTS_PER_MEASUREMENT == 0) {
                    usual = usualNanos(command); // other work on the machine comes and goes
                }
                file.restore();
                if (isKilledAfter(delay(usual, start), command)) {
                    tally = tally.plus(judged(command));
                }
            }
            return tally;
        }

        private long usualNanos(Command command) throws IOException, InterruptedException {
            long[] taken = new long[MEASURED];
            for (int i = 0; i < MEASURED; i++) {
                file.restore();
                long start = System.nanoTime();
                file.run(command.words()).result();
                taken[i] = System.nanoTime() - start;
                assertThat(command.isDone(file)).isTrue();
            }
            Arrays.sort(taken);
            return taken[MEASURED / 2];
        }

        private long delay(long usual, int start) {
            double part = random.nextDouble();
            return (long) (usual * (start % 2 == 0 ? part : (2 + part) / 3));
        }

        private boolean isKilledAfter(long nanos, Command command)
                throws IOException, InterruptedException {
            long start = System.nanoTime();
            Process process =
                    file.program(command.words())
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start();
            process.waitFor(nanos - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
            process.destroyForcibly();
            return process.waitFor() == KILLED;
        }

        private Tally judged(Command command) throws IOException {
            int left = file.sweep();
            if (file.isUnchanged()) {
                return new Tally(1, 0, left);
            }
            assertThat(command.isDone(file)).as("whole and new after %s", command).isTrue();
            return new Tally(0, 1, left);
        }
    }

    @Test
    void aFileIsTheOldOneOrTheNewOneWheneverTheProgramIsKilled() throws Exception {
        long seed = Long.getLong("sops4j.seed", System.nanoTime());
        System.out.println("CrashIT: -Dsops4j.seed=" + seed);
        makeArchives();
        ExecutorService side = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            for (Command command : Command.values()) {
                List<Future<Tally>> shares = new ArrayList<>();
                for (int i = 0; i < SIDE_BY_SIDE; i++) {
                    Killer killer = killer(command, i, seed);
                    int share = KILLS / Command.values().length / SIDE_BY_SIDE;
                    shares.add(side.submit(() -> killer.kill(command, share)));
                }
                report(command, shares);
            }
        } finally {
            side.shutdownNow();
            InPlaceFile.removeDrafts();
        }
    }

    private static void report(Command command, List<Future<Tally>> shares) throws Exception {
        Tally all = new Tally(0, 0, 0);
        for (Future<Tally> share : shares) {
            all = all.plus(share.get());
        }
        System.out.println(
                "CrashIT: "
                        + command.line
                        + ": killed "
                        + all.kills()
                        + " times, the old file "
                        + all.unchanged()
                        + ", the new one "
                        + all.changed()
                        + ", temporary files left "
                        + all.left());
        assertThat(all.kills()).isEqualTo(KILLS / Command.values().length); // C52, C220, C270
    }

    private Killer killer(Command command, int number, long seed) throws IOException {
        Path own = folder.resolve(command + "-" + number);
        return new Killer(
                new InPlaceFile(own, folder.resolve("cache")),
                new Random(seed + command.line.hashCode() + number));
    }

    private void makeArchives() throws IOException, InterruptedException {
        InPlaceFile file = new InPlaceFile(folder.resolve("first"), folder.resolve("cache"));
        ProcessBuilder first = file.program("--version");
        first.environment().put("SOPS4J_ARCHIVE", "now");
        assertThat(first.redirectOutput(Redirect.DISCARD).start().waitFor()).isZero();
    }
}
