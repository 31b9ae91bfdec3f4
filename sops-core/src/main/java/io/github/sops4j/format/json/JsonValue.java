package io.github.sops4j.format.json;

import io.github.sops4j.format.Edits;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.tree.Node;

/** A single value as JSON. */
public final class JsonValue {
    private JsonValue() {}

    /**
     * Reads a text that is one value and white space around it. Whole numbers that fit into 64 bits
     * are whole numbers, all others are floats.
     *
     * @return a map, a list or a scalar without places
     * @throws MalformedException with line and column, without anything that stands in the text
     */
    public static Node read(String text) throws MalformedException {
        return new Edits().applyTo(JsonReader.readValue(text));
    }
}
