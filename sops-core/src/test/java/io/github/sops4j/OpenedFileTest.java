package io.github.sops4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.format.TreeIndex;
import io.github.sops4j.testing.TestSops;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OpenedFileTest {
    private static final byte[] PLAIN = "password: hunter2\n".getBytes(UTF_8);

    @Test
    void aFileThatWasClosedIsNotUsed() {
        TreeIndex index = new TreeIndex(List.of("password"));
        try (TestSops sops = new TestSops()) {
            OpenedFile file = sops.open(sops.encrypt(PLAIN));
            file.close();
            Stream.<ThrowingCallable>of(
                            file::plain,
                            file::plainWithMetadata,
                            () -> file.revise(PLAIN),
                            () -> file.set(index, new Scalar(new Value.Text("new"))),
                            () -> file.unset(index),
                            () -> file.sealBytes(PLAIN),
                            () -> file.reopened(sops.encrypt(PLAIN)))
                    .forEach(
                            use ->
                                    assertThatThrownBy(use)
                                            .isInstanceOf(IllegalStateException.class)
                                            .hasMessageEndingWith("was closed"));
        }
    }
}
