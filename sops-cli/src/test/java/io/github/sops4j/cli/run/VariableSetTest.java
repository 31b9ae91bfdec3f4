package io.github.sops4j.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariableSetTest {

    private static Map<String, String> of(VariableSet set, String... namesAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        set.add("f.yaml", values);
        return set.all();
    }

    private static VariableSet everything() {
        return new VariableSet("", Set.of(), Set.of());
    }

    @ParameterizedTest
    @CsvSource({"a_b,a_b", "a-b.c d,a_b_c_d", "1a,_1a", "ü,_", "'',''"})
    void namesAreThoseThatShellsTake(String path, String name) {
        assertThat(of(everything(), path, "x")).containsExactly(Map.entry(name, "x"));
    }

    @Test
    void aPrefixComesBeforeEachName() {
        assertThat(of(new VariableSet("APP-", Set.of(), Set.of()), "1", "x"))
                .containsOnlyKeys("APP_1");
    }

    @Test
    void onlyTheNamesAskedForAreTaken() {
        assertThat(of(new VariableSet("P_", Set.of("P_a"), Set.of()), "a", "1", "b", "2"))
                .containsOnlyKeys("P_a");
    }

    @Test
    void namesAreLeftOut() {
        assertThat(of(new VariableSet("", Set.of(), Set.of("a")), "a", "1", "b", "2"))
                .containsOnlyKeys("b");
    }

    @ParameterizedTest
    @CsvSource({"--only,x", "--except,x"})
    void aNameThatNoFileHasIsRefused(String flag, String name) {
        Set<String> names = Set.of(name);
        Set<String> none = Set.of();
        boolean only = flag.equals("--only");
        VariableSet set = new VariableSet("", only ? names : none, only ? none : names);
        assertThatThrownBy(() -> of(set, "a", "1"))
                .hasMessage(flag + " x: no file of --env has a variable of this name");
    }

    @Test
    void twoValuesOfOneFileWithOneNameAreRefused() {
        assertThatThrownBy(() -> of(everything(), "a-b", "1", "a_b", "2"))
                .hasMessage(
                        "--env f.yaml: variable a_b: a-b and a_b would both have this name; leave"
                                + " it out with --except a_b");
    }

    @Test
    void aLaterFileReplacesTheValuesOfAnEarlierOne() {
        VariableSet set = everything();
        set.add("base.yaml", Map.of("a", "1", "b", "2"));
        set.add("prod.yaml", Map.of("a", "3"));
        assertThat(set.all()).containsOnly(Map.entry("a", "3"), Map.entry("b", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATH", "LD_PRELOAD", "SOPS_AGE_KEY"})
    void aNameThatMeansSomethingToTheSystemIsRefused(String name) {
        assertThatThrownBy(() -> of(everything(), name, "x"))
                .hasMessageContaining("give --prefix, or leave it out with --except " + name);
    }

    @Test
    void aValueThatNoVariableHoldsIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> of(everything(), "a", "hunter2\0"))
                .hasMessageStartingWith("--env f.yaml: variable a: it holds a NUL byte")
                .hasMessageNotContaining("hunter2");
    }
}
