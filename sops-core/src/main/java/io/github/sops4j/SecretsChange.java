package io.github.sops4j;

import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.TreeIndex;
import io.github.sops4j.tree.Node;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes to an encrypted file, made one after the other. They reach the file when all are made;
 * see {@link SecretsFile#change}. Not for several threads at once.
 */
public final class SecretsChange {
    private Source source;
    private OpenedFile opened;
    private boolean any;

    private SecretsChange(Source source, OpenedFile opened) {
        this.source = source;
        this.opened = opened;
    }

    static SecretsChange of(Sops sops, Source source) {
        DecryptOptions options = DecryptOptions.of(source.format());
        return named(source, () -> new SecretsChange(source, sops.open(source.content(), options)));
    }

    private static <T extends @Nullable Object> T named(Source source, Supplier<T> work) {
        try {
            return work.get();
        } catch (SopsException failure) {
            throw failure.inFront(source.name());
        }
    }

    /**
     * The values as they are now, changes included.
     *
     * @throws SopsException of kind {@code ENCRYPTED_MALFORMED} for a key that occurs twice
     */
    public Secrets secrets() {
        return named(source, () -> opened.secrets(source));
    }

    /**
     * Gives a value to a path; what is missing on the way is made.
     *
     * @param path as {@link Secrets} takes it
     * @param value of a type that {@link SecretsFile#create} takes
     * @return this
     * @throws SopsException of the kinds of {@link OpenedFile#set}
     * @throws IllegalArgumentException for a value of another type
     */
    public SecretsChange set(String path, @Nullable Object value) {
        TreeIndex index = TreeIndex.named(path);
        Node node = JavaValues.node(value);
        boolean held = named(source, () -> opened.holds(index, node));
        if (!held) {
            become(named(source, () -> opened.set(index, node)));
        }
        return this;
    }

    /**
     * Removes a value, a map or a list; one that is not there is none to remove.
     *
     * @param path as {@link Secrets} takes it
     * @return this
     * @throws SopsException of the kinds of {@link OpenedFile#unset}
     */
    public SecretsChange unset(String path) {
        TreeIndex index = TreeIndex.named(path);
        byte[] without = named(source, () -> opened.unset(index));
        if (without != null) {
            become(without);
        }
        return this;
    }

    private void become(byte[] changed) {
        OpenedFile before = opened;
        opened = before.reopened(changed);
        before.close();
        source = new Source(source.name(), changed, source.format());
        any = true;
    }

    boolean isAny() {
        return any;
    }

    byte[] content() {
        return source.content();
    }

    void close() {
        opened.close();
    }
}
