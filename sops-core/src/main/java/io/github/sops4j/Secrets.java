package io.github.sops4j;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.TreeIndex;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The values of a document that was decrypted and whose MAC was checked. Safe for use by several
 * threads.
 *
 * <p>A path names a value as properties are named, {@code db.hosts[0]}, or as SOPS does, {@code
 * ["db"]["hosts"][0]}; a key with a dot or a bracket in it can be written the second way only, also
 * in the middle of a path: {@code hosts["a.example"].port}.
 *
 * <p>Closing lets go of all values, so that the memory of those that the application did not keep
 * is free to be used again. Strings cannot be wiped in Java; until their memory is used again they
 * are in it.
 */
public final class Secrets implements AutoCloseable {
    private final String name;
    private volatile @Nullable Content content;

    /** What closing lets go of. */
    private record Content(MapNode root, List<Secret> all, Map<TreeIndex, Secret> byPath) {}

    /**
     * Values of one document.
     *
     * @param root decrypted, no key in it twice
     */
    Secrets(String name, MapNode root, List<Secret> all) {
        this.name = name;
        Map<TreeIndex, Secret> byPath = new HashMap<>();
        for (Secret secret : all) {
            byPath.put(secret.path(), secret);
        }
        this.content = new Content(root, List.copyOf(all), byPath);
    }

    private Content content() {
        Content current = content;
        if (current == null) {
            throw new IllegalStateException("the secrets of " + name + " were closed");
        }
        return current;
    }

    /** What messages call the file. */
    public String name() {
        return name;
    }

    /** Every value, in the order of the file. */
    public List<Secret> all() {
        return content().all();
    }

    /** Whether there is a value, a map or a list. */
    public boolean has(String path) {
        return node(path) != null;
    }

    /**
     * A value as text: strings as they are, others as SOPS shows them (clause F126).
     *
     * @throws SopsException of kind {@code PATH_NOT_FOUND} when there is no such value, or it is
     *     null, a map or a list; of kind {@code PATH_MALFORMED}
     */
    public String text(String path) {
        Secret secret = byPath(path);
        String text = secret == null ? null : secret.text();
        if (text != null) {
            return text;
        }
        throw notFound(
                path,
                secret != null && secret.value() == null
                        ? "is null"
                        : has(path) ? "is a map or a list, not one value" : "does not exist");
    }

    /**
     * A value as text, or nothing when there is none or it is null.
     *
     * @throws SopsException of kind {@code PATH_NOT_FOUND} when it is a map or a list; of kind
     *     {@code PATH_MALFORMED}
     */
    public Optional<String> find(String path) {
        Secret secret = byPath(path);
        boolean none = secret == null ? !has(path) : secret.value() == null;
        return none ? Optional.empty() : Optional.of(text(path));
    }

    /**
     * A copy of a value as characters, for callers who wipe it.
     *
     * @throws SopsException as {@link #text}
     */
    public char[] chars(String path) {
        return text(path).toCharArray();
    }

    /**
     * A copy of a value as bytes, in UTF-8 if it is a text, for callers who wipe it. The content of
     * a binary file has the path {@code data}.
     *
     * @throws SopsException as {@link #text}
     */
    public byte[] bytes(String path) {
        Secret secret = byPath(path);
        return secret != null && secret.value() instanceof byte[] bytes
                ? bytes.clone()
                : text(path).getBytes(UTF_8);
    }

    /**
     * A value in its own type, or a map or list of them, which are copies and can be changed.
     *
     * @return of a type that {@link Secret} names, {@code Map<String, Object>} or {@code
     *     List<Object>}
     * @throws SopsException of kind {@code PATH_NOT_FOUND} or {@code PATH_MALFORMED}
     */
    public @Nullable Object value(String path) {
        Node node = node(path);
        if (node == null) {
            throw notFound(path, "does not exist");
        }
        return JavaValues.of(node);
    }

    /** All values, in maps and lists that are copies and can be changed. */
    public Map<String, @Nullable Object> toMap() {
        return JavaValues.of(content().root());
    }

    /**
     * All values as text, by their names; those that are null, and empty maps and lists, are not.
     */
    public Properties toProperties() {
        Properties properties = new Properties();
        for (Secret secret : all()) {
            String text = secret.text();
            if (text != null) {
                properties.setProperty(secret.name(), text);
            }
        }
        return properties;
    }

    /**
     * All values as a record or bean, which Jackson makes: {@code jackson-databind} has to be on
     * the class path. A component of a record that has no value is a failure, and what the type
     * does not ask for is left out.
     *
     * @throws SopsException of kind {@code NOT_BOUND} naming the path that does not fit, never a
     *     value; of kind {@code UNSUPPORTED} without Jackson
     */
    public <T> T bind(Class<T> type) {
        return Binding.bind(name, "", toMap(), type);
    }

    /**
     * A map of the document as a record or bean.
     *
     * @throws SopsException of the kinds of {@link #bind(Class)} and of {@link #value}
     */
    public <T> T bind(String path, Class<T> type) {
        return Binding.bind(name, path, value(path), type);
    }

    private SopsException notFound(String path, String problem) {
        return new SopsException(Kind.PATH_NOT_FOUND, name + ": " + path + " " + problem);
    }

    private @Nullable Secret byPath(String path) {
        return content().byPath().get(TreeIndex.named(path));
    }

    private @Nullable Node node(String path) {
        return TreeIndex.named(path).find(content().root());
    }

    /** Lets go of all values; using them afterwards is an {@code IllegalStateException}. */
    @Override
    public void close() {
        content = null;
    }

    /** The name of the file. */
    @Override
    public String toString() {
        return name;
    }
}
