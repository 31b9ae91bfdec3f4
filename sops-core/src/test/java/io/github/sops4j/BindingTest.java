package io.github.sops4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.testing.TestSops;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BindingTest {
    private static final String PLAIN =
            "db:\n  password: hunter2\n  ports: [1, 2]\n  since: 2001-02-03T04:05:06Z\n  more: x\n";

    private final TestSops sops = new TestSops();

    @AfterEach
    void close() {
        sops.close();
    }

    record Database(String password, List<Integer> ports, String since) {}

    record Application(Database db) {}

    record Needy(String password, int timeout) {}

    record Wrong(int password) {}

    /** A bean. */
    public static final class Bean {
        private String password = "";

        public String getPassword() {
            return password;
        }

        public void setPassword(String password) {
            this.password = password;
        }
    }

    private Secrets secrets(String plain) {
        return sops.library().read(Source.of("app.yaml", sops.encrypt(plain.getBytes(UTF_8))));
    }

    private void assertNotBound(Class<?> type, String message) {
        assertThatThrownBy(() -> secrets(PLAIN).bind("db", type))
                .isInstanceOfSatisfying(
                        SopsException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_BOUND))
                .hasMessage(message)
                .hasNoCause();
    }

    @Test
    void aDocumentOrAPartOfItIsBoundToARecord() {
        Database expected = new Database("hunter2", List.of(1, 2), "2001-02-03T04:05:06Z");

        assertThat(secrets(PLAIN).bind("db", Database.class)).isEqualTo(expected);
        assertThat(secrets(PLAIN).bind(Application.class).db()).isEqualTo(expected);
    }

    @Test
    void aPartIsBoundToABean() {
        assertThat(secrets(PLAIN).bind("db", Bean.class).getPassword()).isEqualTo("hunter2");
    }

    @Test
    void aComponentWithoutAValueIsAFailureAndNoDefault() {
        assertNotBound(
                Needy.class,
                "app.yaml: db.timeout is missing or does not fit io.github.sops4j.BindingTest$Needy");
    }

    record Flag(boolean on) {}

    record Count(int count) {}

    record Name(String name) {}

    @Test
    void aNullIsNoValueAndNothingIsRoundedOrTakenForATruth() {
        assertThatThrownBy(() -> secrets("on: 5432\n").bind(Flag.class))
                .isInstanceOf(SopsException.class);
        assertThatThrownBy(() -> secrets("count: 1.5\n").bind(Count.class))
                .isInstanceOf(SopsException.class);
        assertThatThrownBy(() -> secrets("name: null\n").bind(Name.class))
                .isInstanceOf(SopsException.class);
        assertThat(secrets("count: '15'\n").bind(Count.class).count()).isEqualTo(15);
    }

    @Test
    void aValueThatDoesNotFitIsNotShown() {
        assertNotBound(
                Wrong.class,
                "app.yaml: db.password is missing or does not fit"
                        + " io.github.sops4j.BindingTest$Wrong");
    }

    @Test
    void aValueThatIsNoMapFitsNoRecord() {
        assertThatThrownBy(() -> secrets(PLAIN).bind("db.password", Database.class))
                .isInstanceOf(SopsException.class)
                .hasMessageNotContaining("hunter2");
    }
}
