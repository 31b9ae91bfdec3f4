package io.github.sops4j.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyNameTest {
    private static List<Object> steps(String name) {
        return TreeIndex.named(name).steps();
    }

    @Test
    void keysAreJoinedByDotsAndPositionsAreInBrackets() {
        assertThat(steps("db.hosts[0].port")).containsExactly("db", "hosts", 0, "port");
    }

    @Test
    void aKeyInQuotesMayHoldDotsAndBrackets() {
        assertThat(steps("hosts[\"a.b[0]\"].port")).containsExactly("hosts", "a.b[0]", "port");
        assertThat(steps("hosts['a.b']")).containsExactly("hosts", "a.b");
    }

    @Test
    void theNotationOfTheCommandLineIsRead() {
        assertThat(steps("[\"db\"][\"hosts\"][0]")).containsExactly("db", "hosts", 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ".", "a.", ".a", "a..b", "a[", "a[0", "a[x]", "a[]", "a[\"b]", "a[\"b\"",
                "a[0]b", "[0]b", "a.[0]", "a[\"b\\"
            })
    void whatIsNoPathIsRefused(String text) {
        assertThatThrownBy(() -> steps(text))
                .isInstanceOfSatisfying(
                        SopsException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.PATH_MALFORMED));
    }

    @Test
    void everyNameReadsAsThePathItWasMadeOf() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            List<Object> path = new ArrayList<>();
            for (int step = 0; step <= random.nextInt(4); step++) {
                path.add(random.nextInt(4) == 0 ? (Object) random.nextInt(20) : key(random));
            }
            String name = new TreeIndex(path).name();
            assertThat(steps(name)).as("seed %d, name %s", seed, name).isEqualTo(path);
        }
    }

    private static String key(Random random) {
        StringBuilder key = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            key.append("ab.[]\"'\\é ".charAt(random.nextInt(10)));
        }
        return key.toString();
    }
}
