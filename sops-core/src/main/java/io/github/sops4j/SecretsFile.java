package io.github.sops4j;

import io.github.sops4j.error.SopsException;
import io.github.sops4j.file.HeldFile;
import io.github.sops4j.file.ResultFile;
import io.github.sops4j.tree.MapNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An encrypted file on a disk. Safe for use by several threads. */
public final class SecretsFile {
    private final Sops sops;
    private final Path path;

    SecretsFile(Sops sops, Path path) {
        this.sops = sops;
        this.path = path;
    }

    /**
     * Its values.
     *
     * @throws IOException when it cannot be read
     * @throws SopsException of the kinds of {@link Sops#readAll}
     */
    public Secrets read() throws IOException {
        return sops.read(Source.of(path));
    }

    /**
     * Changes it. While that is done, another thread, or another process of this library, that
     * wants to change it waits. The file is replaced in one step, and only if all changes could be
     * made; one that has several names, or lies in a folder that takes no new files, is written in
     * place. What is left alone keeps its ciphertext and its layout. Each change costs a pass over
     * the file.
     *
     * <p>A lock on a file is given up by the system when its process closes the file elsewhere: if
     * it is read here while the changes are made, another process does not wait any more. What that
     * one writes is noticed, and not written over.
     *
     * @param changes makes them; what it throws is thrown, and the file stays as it is
     * @throws IOException when it cannot be read or written, or somebody else changed it meanwhile
     * @throws IllegalStateException when one of the changes changes this file once more in this way
     * @throws SopsException of the kinds of {@link Sops#readAll}, {@link OpenedFile#set} and {@link
     *     OpenedFile#unset}
     */
    public void change(Consumer<SecretsChange> changes) throws IOException {
        try (HeldFile held = HeldFile.of(path, waiting -> {})) {
            SecretsChange change =
                    SecretsChange.of(sops, Source.of(path.toString(), content(held)));
            try {
                changes.accept(change);
                if (change.isAny()) {
                    replace(held, change.content());
                }
            } finally {
                change.close();
            }
        }
    }

    private byte[] content(HeldFile held) throws IOException {
        try {
            return held.read();
        } catch (IOException failure) {
            throw Source.named(path, failure);
        }
    }

    private void replace(HeldFile held, byte[] content) throws IOException {
        if (!held.isUnchanged()) {
            throw new IOException(path + " was changed meanwhile and is left as it is");
        }
        write(content);
    }

    /**
     * Makes a file with these values, or replaces the one that is there, whatever it is.
     *
     * @param values of the types that {@link Secret} names, {@code char[]}, {@code Map} and {@code
     *     Collection}; at most 10,000 levels
     * @param options in whose input format the values are written
     * @throws IOException when it cannot be written
     * @throws SopsException of the kinds of {@link Sops#encrypt}, or of kind {@code NOT_EMITTED}
     * @throws IllegalArgumentException for a value of another type
     */
    public void create(Map<String, ? extends @Nullable Object> values, EncryptOptions options)
            throws IOException {
        MapNode tree = (MapNode) JavaValues.node(values);
        try {
            byte[] plain = options.input().emit(List.of(tree), null);
            write(sops.encrypt(plain, options));
        } catch (SopsException failure) {
            throw failure.inFront(path.toString());
        }
    }

    private void write(byte[] content) throws IOException {
        try {
            new ResultFile(path, ResultFile.Privacy.UMASK, notice -> {}).write(content);
        } catch (IOException failure) {
            throw Source.named(path, failure);
        }
    }

    /**
     * Watches it: looks once a second whether it was changed or replaced since the watch began, and
     * reads it when it has been left alone for a second. Whoever needs each change begins the
     * watch, and reads the file then.
     *
     * @param changed is given its values after each change, on a thread of the watch
     * @param failed is told once of each change after which the file cannot be read or opened; the
     *     values handed out before stay as they are
     * @return closes to end the watch; the caller keeps the {@link Sops} open until then
     */
    public SecretsWatch watch(Consumer<Secrets> changed, Consumer<Exception> failed) {
        return SecretsWatch.begin(this, path, changed, failed);
    }

    /** Its path. */
    @Override
    public String toString() {
        return path.toString();
    }
}
