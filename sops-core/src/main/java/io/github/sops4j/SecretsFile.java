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
     * wants to change it waits. The file is replaced as a whole, and only if all changes could be
     * made; what they leave alone keeps its ciphertext and its layout.
     *
     * @param changes makes them; what it throws is thrown, and the file stays as it is
     * @throws IOException when it cannot be read or written, or somebody else changed it meanwhile
     * @throws IllegalStateException when one of the changes changes this file once more in this way
     * @throws SopsException of the kinds of {@link Sops#readAll}, {@link OpenedFile#set} and {@link
     *     OpenedFile#unset}
     */
    public void change(Consumer<SecretsChange> changes) throws IOException {
        try (HeldFile held = HeldFile.of(path, waiting -> {})) {
            Source source = Source.of(path.toString(), held.read());
            try (SecretsChange change = SecretsChange.of(sops, source)) {
                changes.accept(change);
                if (change.isAny()) {
                    replace(held, change.content());
                }
            }
        } catch (SopsException failure) {
            throw failure.inFront(path.toString());
        }
    }

    private void replace(HeldFile held, byte[] content) throws IOException {
        if (!held.isUnchanged()) {
            throw new IOException(path + " was changed meanwhile and is left as it is");
        }
        write(content);
    }

    /**
     * Makes a file with these values, or replaces the one that is there.
     *
     * @param values of the types that {@link Secret} names, {@code char[]}, {@code Map} and {@code
     *     Collection}
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
     * Watches it: looks once in a while whether it was changed or replaced, and if so, reads it.
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
