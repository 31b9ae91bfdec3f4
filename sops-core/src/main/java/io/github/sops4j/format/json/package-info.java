/**
 * JSON that keeps its source. {@link io.github.sops4j.format.json.JsonFormat} reads a {@link
 * io.github.sops4j.format.json.JsonDocument}: {@code JsonReader} makes a tree that knows its places
 * in the text, {@code JsonSplicer} turns edits of it into splices, and {@code JsonEmitter} prints
 * what has no source.
 */
@NullMarked
package io.github.sops4j.format.json;

import org.jspecify.annotations.NullMarked;
