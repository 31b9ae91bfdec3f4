package io.github.sops4j.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.MasterKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupDifferenceTest {

    private static List<KeyGroup> group(String... recipients) {
        return List.of(
                new KeyGroup(
                        List.of(recipients).stream()
                                .map(text -> new MasterKey("age", Map.of("recipient", text)))
                                .toList()));
    }

    @Test
    void aTerminalShowsWhatIsAddedInGreenAndWhatIsRemovedInRed() {
        GroupDifference difference = new GroupDifference(group("a", "b"), 2, group("a", "c"), 1);

        assertThat(difference.text("groups", true))
                .isEqualTo(
                        """
                        The following changes will be made to the file's groups:
                        \033[32m+++ shamir_threshold: 1
                        \033[0m\033[31m--- shamir_threshold: 2
                        \033[0m\033[4mGroup 1
                        \033[0m    a
                        \033[32m+++ c
                        \033[0m\033[31m--- b
                        \033[0m"""); // C167, C168
    }

    @Test
    void theOrderOfKeysIsNoDifferenceAndNeitherIsAKeyTwice() {
        assertThat(new GroupDifference(group("a", "b"), 0, group("b", "a", "b"), 0).isEmpty())
                .isTrue(); // C166
        assertThat(new GroupDifference(group("a", "b"), 0, group("b"), 0).isEmpty()).isFalse();
        assertThat(new GroupDifference(group("a"), 0, group("a", "b"), 0).isEmpty()).isFalse();
        assertThat(new GroupDifference(group("a"), 2, group("a"), 1).isEmpty()).isFalse(); // C168
    }
}
