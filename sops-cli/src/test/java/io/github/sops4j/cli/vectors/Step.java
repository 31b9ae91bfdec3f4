package io.github.sops4j.cli.vectors;

import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of {@code checks.json}.
 *
 * @param words the command line
 * @param in standard input
 * @param exit the exit status
 * @param out standard output, null when it is not compared
 */
record Step(List<String> words, String in, long exit, byte @Nullable [] out) {

    /** The steps of a case, in order. JSON is read as YAML, of which this much is the same. */
    static List<Step> of(VectorCase vector) {
        List<Step> steps = new ArrayList<>();
        if (vector.has("checks.json")) {
            ListNode list = (ListNode) read(Likeness.text(vector.bytes("checks.json")));
            for (Node element : list.elements()) {
                steps.add(of(vector, (MapNode) element));
            }
        }
        return steps;
    }

    private static Node read(String json) {
        String map = "{\"steps\": " + json + "}";
        try {
            MapNode root =
                    Formats.named("yaml", Indentation.DEFAULT)
                            .read(map.getBytes(StandardCharsets.UTF_8))
                            .branches()
                            .get(0);
            Node steps = root.get("steps");
            if (steps != null) {
                return steps;
            }
        } catch (MalformedException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
        throw new IllegalArgumentException("no steps");
    }

    private static Step of(VectorCase vector, MapNode step) {
        List<String> words = new ArrayList<>();
        Node args = step.get("args");
        if (args instanceof ListNode list) {
            list.elements().forEach(word -> words.add(text(word, "")));
        }
        Node exit = step.get("exit");
        long status =
                exit instanceof Scalar scalar && scalar.value() instanceof Value.Int number
                        ? number.number()
                        : 0;
        return new Step(words, text(step.get("stdin"), ""), status, out(vector, step));
    }

    private static byte @Nullable [] out(VectorCase vector, MapNode step) {
        Node file = step.get("stdout_file");
        if (file != null) {
            return vector.bytes(text(file, ""));
        }
        Node text = step.get("stdout");
        return text == null ? null : text(text, "").getBytes(StandardCharsets.UTF_8);
    }

    private static String text(@Nullable Node node, String otherwise) {
        return node instanceof Scalar scalar && scalar.value() instanceof Value.Text text
                ? text.text()
                : otherwise;
    }
}
