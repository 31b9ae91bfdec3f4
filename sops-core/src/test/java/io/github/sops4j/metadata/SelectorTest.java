package io.github.sops4j.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.tree.TreePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {

    private static boolean encrypts(SelectorKind kind, String text, String path) {
        TreePath at = TreePath.ROOT;
        for (String key : path.split("/", -1)) {
            at = at.child(key);
        }
        return Selector.forEncryption(kind, text).encrypts(at, ActiveComments.ofRoot());
    }

    @ParameterizedTest // F35
    @CsvSource({
        "UNENCRYPTED_SUFFIX, _u, a/b, true",
        "UNENCRYPTED_SUFFIX, _u, a_u/b, false",
        "UNENCRYPTED_SUFFIX, _u, a/_u, false",
        "UNENCRYPTED_SUFFIX, _u, a/b_U, true",
        "ENCRYPTED_SUFFIX, _e, a/b, false",
        "ENCRYPTED_SUFFIX, _e, a_e/b, true",
        "UNENCRYPTED_REGEX, ^a$, a/b, false",
        "UNENCRYPTED_REGEX, ^a$, ab/b, true",
        "ENCRYPTED_REGEX, ^data$, data/x, true",
        "ENCRYPTED_REGEX, ^data$, metadata/data2, false",
        "ENCRYPTED_REGEX, data, metadata/data2, true",
        "ENCRYPTED_REGEX, (?i)DATA, data, true",
        "ENCRYPTED_REGEX, DATA, data, false"
    })
    void suffixesAndPatternsLookAtEveryKeyOfThePath(
            SelectorKind kind, String text, String path, boolean encrypted) {
        assertThat(encrypts(kind, text, path)).isEqualTo(encrypted);
    }

    @Test // F36
    void aDollarMatchesOnlyAtTheVeryEnd() {
        assertThat(encrypts(SelectorKind.ENCRYPTED_REGEX, "a$", "a\n")).isFalse();
    }

    @ParameterizedTest // F37
    @ValueSource(strings = {"(", "(?=x)", "a++", "(a)\\1", "[z-a]"})
    void anInvalidPatternIsRefusedOnEncryption(String pattern) {
        assertThatThrownBy(() -> Selector.forEncryption(SelectorKind.ENCRYPTED_REGEX, pattern))
                .isInstanceOfSatisfying(
                        SopsException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.CONFLICT));
    }

    @Test // F37
    void anInvalidPatternInAFileNeverMatches() {
        Selector selector = Selector.fromFile(SelectorKind.UNENCRYPTED_REGEX, "(");
        assertThat(selector.encrypts(TreePath.ROOT.child("("), ActiveComments.ofRoot())).isTrue();
    }

    @Test // F42
    void aCommentAppliesToTheNextItemAndWhatIsInIt() {
        Selector selector = Selector.forEncryption(SelectorKind.ENCRYPTED_COMMENT_REGEX, "enc");
        ActiveComments outer = ActiveComments.ofRoot();
        outer.add(" enc");
        ActiveComments inner = outer.enter();
        assertThat(selector.encrypts(TreePath.ROOT, inner)).isTrue();
        inner.clear();
        assertThat(selector.encrypts(TreePath.ROOT, inner)).isTrue();
        outer.clear();
        assertThat(selector.encrypts(TreePath.ROOT, inner)).isFalse();
    }

    @Test // F46
    void aMarkerCommentStaysReadableAndTheNextOneIsEncrypted() {
        Selector selector = Selector.forEncryption(SelectorKind.ENCRYPTED_COMMENT_REGEX, "enc");
        ActiveComments active = ActiveComments.ofRoot();
        active.add(" enc");
        assertThat(selector.encrypts(TreePath.ROOT, active.withoutLast())).isFalse();
        active.add(" enc again");
        assertThat(selector.encrypts(TreePath.ROOT, active.withoutLast())).isTrue();
    }

    @Test // F24
    void listIndexesAreNoPartOfAPath() {
        assertThat(TreePath.ROOT.child("a").child("b").additionalData())
                .asString()
                .isEqualTo("a:b:");
        assertThat(TreePath.ROOT.additionalData()).asString().isEqualTo(":");
    }
}
