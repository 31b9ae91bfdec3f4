package io.github.sops4j.cli.command;

import io.github.sops4j.format.FileFormat;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.util.List;

/** What a new file is edited from, in each format (clause C129). */
final class Example {
    private static final Entry HELLO =
            new Entry("hello", new Scalar("Welcome to SOPS! Edit this file as you please!"));
    private static final Entry KEY = new Entry("example_key", new Scalar("example_value"));
    private static final Comment COMMENT = new Comment(" This is an example file.", false, null);

    private Example() {}

    /** A plain file. */
    static byte[] in(FileFormat format) {
        return format.emit(
                List.of(
                        switch (format.name()) {
                            case "yaml", "json" -> structured();
                            case "ini" -> map(new Entry("Welcome!", map(COMMENT, HELLO, KEY)));
                            case "binary" -> map(new Entry("data", HELLO.value()));
                            default -> map(COMMENT, HELLO, KEY, lines());
                        }),
                null);
    }

    private static MapNode structured() {
        return map(
                HELLO,
                KEY,
                new Comment(" Example comment", false, null),
                new Entry(
                        "example_array",
                        new ListNode(
                                List.of(
                                        new Scalar("example_value1"),
                                        new Scalar("example_value2")))),
                new Entry("example_number", new Scalar(new Value.Float(1234.56789))),
                new Entry(
                        "example_booleans",
                        new ListNode(
                                List.of(
                                        new Scalar(new Value.Bool(true)),
                                        new Scalar(new Value.Bool(false))))));
    }

    private static Entry lines() {
        return new Entry("example_multiline", new Scalar("foo\nbar\nbaz"));
    }

    private static MapNode map(MapItem... items) {
        return new MapNode(List.of(items));
    }
}
