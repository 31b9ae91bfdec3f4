package io.github.sops4j.cli.command;

import io.github.sops4j.NewFile;
import io.github.sops4j.OpenedFile;
import java.util.Arrays;

/** What an editor is given, and what becomes of the text it gives back. */
interface EditedText extends AutoCloseable {

    /** The text to begin with. */
    byte[] plain();

    /**
     * The encrypted file for a text.
     *
     * @throws io.github.sops4j.error.SopsException when it cannot be encrypted as it is
     */
    byte[] seal(byte[] text);

    /** Any text as an encrypted binary file for the same keys. */
    byte[] sealBytes(byte[] text);

    @Override
    void close();

    /**
     * That of a file.
     *
     * @param file the open file
     * @param withMetadata whether the metadata are shown and may be edited
     */
    record OfFile(OpenedFile file, boolean withMetadata) implements EditedText {
        @Override
        public byte[] plain() {
            return withMetadata ? file.plainWithMetadata() : file.plain();
        }

        @Override
        public byte[] seal(byte[] text) {
            return withMetadata ? file.reviseWithMetadata(text) : file.revise(text);
        }

        @Override
        public byte[] sealBytes(byte[] text) {
            return file.sealBytes(text);
        }

        @Override
        public void close() {
            file.close();
        }
    }

    /** That of a file that does not exist yet. */
    final class OfNewFile implements EditedText {
        private final NewFile file;
        private final byte[] example;

        OfNewFile(NewFile file, byte[] example) {
            this.file = file;
            this.example = Arrays.copyOf(example, example.length);
        }

        @Override
        public byte[] plain() {
            return Arrays.copyOf(example, example.length);
        }

        @Override
        public byte[] seal(byte[] text) {
            return file.seal(text);
        }

        @Override
        public byte[] sealBytes(byte[] text) {
            return file.sealBytes(text);
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
