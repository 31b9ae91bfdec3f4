package io.github.sops4j.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.interop.documents.Documents;
import io.github.sops4j.interop.documents.Syntax;
import io.github.sops4j.testing.TestSops;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Generated files on the way to ciphertext and back; no other program is needed. */
class RoundTripTest {

    private static List<String> problems(
            Documents documents,
            IntFunction<byte[]> file,
            Function<RoundTrip, @Nullable String> check) {
        List<String> problems = new ArrayList<>();
        try (TestSops library = new TestSops(documents.syntax().format())) {
            for (int i = 0; i < documents.count(); i++) {
                PlainFile plain = new PlainFile(file.apply(i), documents.syntax());
                String problem =
                        check.apply(new RoundTrip(plain, Variant.of(documents, i), library));
                if (problem != null) {
                    problems.add(
                            documents.described()
                                    + ", document "
                                    + i
                                    + ": "
                                    + problem
                                    + "\n"
                                    + plain.shown());
                }
            }
        }
        return problems;
    }

    @ParameterizedTest
    @EnumSource
    void filesWithoutExceptionsComeBackByteForByte(Syntax syntax) {
        Documents documents = Documents.ofRun(syntax);

        assertThat(problems(documents, documents::faithful, RoundTrip::sameBytes)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void rotationKeepsWhatAFileDecryptsTo(Syntax syntax) {
        Documents documents = Documents.ofRun(syntax);

        assertThat(problems(documents, documents::any, RoundTrip::sameWhenRotated)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotEditedKeepsItsCiphertext(Syntax syntax) { // F32
        Documents documents = Documents.ofRun(syntax);

        assertThat(problems(documents, documents::any, ChangedFile::sameWhenRevised)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aValueThatIsSetIsTheOnlyThingThatChanges(Syntax syntax) { // C158, C160
        Documents documents = Documents.ofRun(syntax);

        assertThat(problems(documents, documents::any, ChangedFile::onlyWhatIsSet)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aValueThatIsUnsetIsTheOnlyThingThatGoes(Syntax syntax) { // C161
        Documents documents = Documents.ofRun(syntax);

        assertThat(problems(documents, documents::any, ChangedFile::onlyWhatIsUnset)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void otherKeyGroupsKeepWhatAFileDecryptsTo(Syntax syntax) {
        Documents documents = Documents.ofRun(syntax);

        assertThat(problems(documents, documents::any, RoundTrip::sameWhenRewrapped)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anyFileKeepsItsValuesAndComments(Syntax syntax) {
        Documents documents = Documents.ofRun(syntax);

        assertThat(problems(documents, documents::any, RoundTrip::sameMeaning)).isEmpty();
    }
}
