package io.github.sops4j.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.interop.documents.Documents;
import io.github.sops4j.interop.documents.Syntax;
import io.github.sops4j.testing.TestSops;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Utf8;
import io.github.sops4j.tree.Value;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is to be encrypted is nowhere in an encrypted file, neither as it is nor as Base64. */
class NothingInClearTest {
    private static final int LONG_ENOUGH = 7;

    private final StringBuilder keys = new StringBuilder();
    private final List<String> hidden = new ArrayList<>();

    /** The words of generated YAML stand in what is clear as well. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "YAML")
    void noValueAndNoCommentShows(Syntax syntax) {
        Documents documents = Documents.ofRun(syntax);
        List<String> problems = new ArrayList<>();
        int looked = 0;
        try (TestSops library = new TestSops(syntax.format())) {
            for (int i = 0; i < documents.count(); i++) {
                byte[] plain = documents.any(i);
                looked += collect(plain, syntax);
                String shown = shown(plain, library);
                if (!shown.isEmpty()) {
                    problems.add("document " + i + " shows " + shown + "\n" + Utf8.decode(plain));
                }
            }
        }
        assertThat(problems).as(documents.described()).isEmpty();
        assertThat(looked).isGreaterThan(documents.count() / 4);
    }

    private int collect(byte[] plain, Syntax syntax) {
        keys.setLength(0);
        hidden.clear();
        try {
            syntax.format().readPlain(plain).branches().forEach(this::collect);
        } catch (MalformedException broken) {
            return 0;
        }
        hidden.removeIf(text -> text.length() < LONG_ENOUGH || keys.indexOf(text) >= 0);
        return hidden.size();
    }

    private void collect(Node node) {
        if (node instanceof MapNode map) {
            map.items().forEach(this::collect);
        } else if (node instanceof ListNode list) {
            list.elements().forEach(this::collect);
        } else if (node instanceof Comment comment) {
            hidden.addAll(comment.text().lines().map(String::strip).toList());
        } else if (node instanceof Scalar scalar && scalar.value() instanceof Value.Text text) {
            hidden.addAll(text.text().lines().map(String::strip).toList());
        }
    }

    private void collect(MapItem item) {
        if (item instanceof Entry entry) {
            keys.append(entry.key()).append('\n');
            if (!entry.key().endsWith("_unencrypted")) {
                collect(entry.value());
            }
        } else if (item instanceof Comment comment) {
            collect((Node) comment);
        }
    }

    /** The first text that an encrypted file shows; nothing where it is refused. */
    private String shown(byte[] plain, TestSops library) {
        String file;
        try {
            file = Utf8.decode(library.encrypt(plain));
        } catch (SopsException refused) {
            return "";
        }
        String clear = String.join("\n", clearLines(plain));
        for (String text : hidden) {
            String base64 =
                    Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
            boolean inClear = file.contains(text) && !clear.contains(text);
            if (inClear || file.contains(base64.substring(0, base64.length() - 2))) {
                return text;
            }
        }
        return "";
    }

    /** Lines that stay in clear, since their key says so, may hold the same text. */
    private static List<String> clearLines(byte[] plain) {
        return Utf8.decode(plain).lines().filter(line -> line.contains("_unencrypted")).toList();
    }
}
