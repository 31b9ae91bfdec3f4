package io.github.sops4j.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.MasterKey;
import io.github.sops4j.metadata.Metadata;
import io.github.sops4j.metadata.Selector;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys that have to be waited for (clauses K2, K3). */
@Timeout(60)
class RemoteKeysTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final byte[] SECRET = new byte[32];

    private final CountDownLatch released = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<byte[]> late = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private CyclicBarrier barrier = new CyclicBarrier(1);

    @AfterEach
    void releaseWhatHangs() {
        released.countDown();
    }

    /** A key service in which the names of keys say how they behave. */
    private final class Service implements KeyProvider {
        @Override
        public String type() {
            return "kms";
        }

        @Override
        public boolean isRemote() {
            return true;
        }

        @Override
        public List<MasterKey> parse(String text) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String wrap(MasterKey key, byte[] secret) throws KeyException {
            meet(key);
            return HexFormat.of().formatHex(secret);
        }

        @Override
        public byte[] unwrap(MasterKey key) throws KeyException {
            asked.add(key.identity());
            meet(key);
            if (key.identity().startsWith("bug")) {
                throw new IllegalStateException("a bug");
            }
            if (key.identity().startsWith("no")) {
                throw new KeyException("denied");
            }
            byte[] secret = HexFormat.of().parseHex(key.encrypted());
            if (key.identity().startsWith("hangs")) {
                late.add(secret);
            }
            return secret;
        }

        private void meet(MasterKey key) throws KeyException {
            try {
                if (key.identity().startsWith("hangs")) {
                    released.await();
                } else if (key.identity().startsWith("meets")) {
                    barrier.await(40, TimeUnit.SECONDS);
                }
            } catch (Exception e) {
                throw new KeyException("not met", e);
            }
        }
    }

    private KeyRing ring(Duration headStart, Duration deadline) {
        return new KeyRing(
                List.of(new Service()),
                new CallPolicy(CallPolicy.DEFAULT.executor(), headStart, deadline));
    }

    private static MasterKey key(String name) {
        String secret = HexFormat.of().formatHex(name.startsWith("short") ? new byte[16] : SECRET);
        return new MasterKey("kms", Map.of("arn", name, "enc", secret));
    }

    private static KeyGroup group(String... names) {
        return new KeyGroup(Arrays.stream(names).map(RemoteKeysTest::key).toList());
    }

    private static Metadata metadata(String version, List<KeyGroup> groups) {
        return new Metadata(
                groups,
                0,
                OffsetDateTime.parse("2024-01-02T03:04:05Z"),
                "",
                false,
                List.of(Selector.DEFAULT),
                version,
                List.of());
    }

    private static byte[] open(KeyRing ring, String... names) {
        return open(ring, metadata("3.13.3", List.of(group(names))));
    }

    private static byte[] open(KeyRing ring, Metadata metadata) {
        try (DataKey dataKey = ring.recover(metadata, DecryptionOrder.DEFAULT)) {
            return dataKey.copy();
        }
    }

    @Test // K3
    void aKeyThatIsOutOfReachDoesNotHoldUpTheNextOne() {
        assertThat(open(ring(SHORT, LONG), "hangs", "hangs too", "good")).isEqualTo(SECRET);
    }

    @Test // K3
    void theNextKeyIsNotAskedBeforeTheOneBeforeFailed() {
        assertThat(open(ring(LONG, LONG), "no", "good", "other")).isEqualTo(SECRET);
        assertThat(asked).containsExactly("no", "good");
    }

    @Test // K20
    void keysThatNeverAnswerEndAtTheDeadline() {
        assertThatThrownBy(() -> open(ring(SHORT, SHORT.multipliedBy(3)), "hangs", "no"))
                .hasMessageContaining("hangs: FAILED\n    - | no answer within 0.3 seconds\n")
                .hasMessageContaining("no: FAILED\n    - | denied\n");
    }

    @Test
    void whatIsAnsweredTooLateIsWiped() throws Exception {
        assertThat(open(ring(SHORT, LONG), "hangs", "good")).isEqualTo(SECRET);
        KeyRing ring = ring(Duration.ZERO, LONG);
        MasterKey slow =
                new MasterKey("kms", Map.of("arn", "hangs", "enc", "11".repeat(SECRET.length)));
        List<MasterKey> keys = List.of(slow, key("good"));
        assertThat(open(ring, metadata("3.13.3", List.of(new KeyGroup(keys))))).isEqualTo(SECRET);
        released.countDown();
        while (late.size() < 2 || !late.stream().allMatch(s -> Arrays.equals(s, SECRET))) {
            Thread.sleep(5);
        }
    }

    @Test
    void aBugIsNotTakenForAKeyThatDoesNotOpen() {
        assertThatThrownBy(() -> open(ring(LONG, LONG), "bug"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a bug");
    }

    @Test
    void aSecretOfAnotherLengthIsRefusedAndTheNextKeyTried() {
        assertThat(open(ring(LONG, LONG), "short", "good")).isEqualTo(SECRET);
        assertThatThrownBy(() -> open(ring(LONG, LONG), "short"))
                .hasMessageContaining("16 bytes and should have 32");
    }

    @Test
    void oneCiphertextIsSentOnce() {
        KeyRing ring = ring(LONG, LONG);
        open(ring, "good");
        open(ring, "good");
        assertThat(asked).containsExactly("good");
        open(ring, "good, but another");
        assertThat(asked).hasSize(2);
    }

    @Test
    void oneCiphertextIsSentOnceByManyThreads() throws Exception {
        KeyRing ring = ring(LONG, LONG);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<byte[]>> files = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                files.add(() -> open(ring, "good"));
            }
            for (Future<byte[]> opened : threads.invokeAll(files)) {
                assertThat(opened.get()).isEqualTo(SECRET);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(asked).containsExactly("good");
    }

    @Test
    void whatFailedIsAskedAgain() {
        KeyRing ring = ring(LONG, LONG);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> open(ring, "no")).hasMessageContaining("denied");
        }
        assertThat(asked).containsExactly("no", "no");
    }

    @Test
    void aClosedRingRemembersNothingAndAsksNobody() {
        KeyRing ring = ring(LONG, LONG);
        open(ring, "good");
        ring.close();
        assertThatThrownBy(() -> open(ring, "good"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the keys were closed");
        assertThat(asked).containsExactly("good");
    }

    @Test // K3
    void groupsAreAskedSideBySide() {
        barrier = new CyclicBarrier(2);
        KeyRing ring = ring(LONG, LONG);
        try (DataKey dataKey = new DataKey(SECRET)) {
            List<KeyGroup> groups = List.of(group("meets 1"), group("meets 2"));
            List<KeyGroup> wrapped = ring.wrap(dataKey, groups, 0);
            assertThat(open(ring, metadata("3.13.3", wrapped))).isEqualTo(SECRET);
        }
    }

    @Test // K2
    void keysOfANewDataKeyAreAskedSideBySide() {
        barrier = new CyclicBarrier(3);
        KeyGroup group = group("meets 1", "meets 2", "meets 3");
        try (DataKey dataKey = new DataKey(SECRET)) {
            List<KeyGroup> wrapped = ring(LONG, LONG).wrap(dataKey, List.of(group), 0);
            assertThat(wrapped).containsExactly(group);
        }
    }

    @Test // K2
    void aKeyThatDoesNotWrapInTimeIsNamed() {
        try (DataKey dataKey = new DataKey(SECRET)) {
            assertThatThrownBy(
                            () ->
                                    ring(LONG, SHORT)
                                            .wrap(dataKey, List.of(group("hangs", "good")), 0))
                    .hasMessageContaining("\"hangs\": no answer within 0.1 seconds");
        }
    }

    @Test
    void anExecutorThatTakesNoCallsIsAReason() {
        CallPolicy full =
                new CallPolicy(
                        call -> {
                            throw new RejectedExecutionException("full");
                        },
                        LONG,
                        LONG);
        assertThatThrownBy(() -> open(new KeyRing(List.of(new Service()), full), "good"))
                .hasMessageContaining("the executor for key services takes no calls");
    }

    @Test
    void anExecutorMayUseTheThreadOfTheCaller() {
        CallPolicy direct = new CallPolicy(Runnable::run, LONG, LONG);
        assertThat(open(new KeyRing(List.of(new Service()), direct), "no", "good"))
                .isEqualTo(SECRET);
    }

    @Test // C57
    void aContextOfAnOldFileMayHaveMeantOneOfItsValues() {
        MasterKey key = key("no").withContext(new TreeMap<>(Map.of("a", "x", "b", "y")));
        List<KeyGroup> groups = List.of(new KeyGroup(List.of(key)));
        assertThatThrownBy(() -> open(ring(LONG, LONG), metadata("3.2.0", groups)));
        assertThat(asked).containsExactly("no|a:x,b:y", "no|a:x,b:x", "no|a:y,b:y");
        asked.clear();
        assertThatThrownBy(() -> open(ring(LONG, LONG), metadata("3.3.0", groups)));
        assertThat(asked).containsExactly("no|a:x,b:y");
    }
}
