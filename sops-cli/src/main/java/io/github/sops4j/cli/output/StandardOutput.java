package io.github.sops4j.cli.output;

import io.github.sops4j.file.OsText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Results on standard output (clause C50), byte for byte (C54). */
public final class StandardOutput {
    private final OutputStream stream;
    private final boolean styled;

    /** Writes to a stream, which stays open. */
    public StandardOutput(OutputStream stream) {
        this(stream, false);
    }

    /**
     * Writes to a stream, which stays open.
     *
     * @param styled whether it is a terminal that shows colours (clause C97)
     */
    public StandardOutput(OutputStream stream, boolean styled) {
        this.stream = stream;
        this.styled = styled;
    }

    /** Whether it is a terminal that shows colours. */
    public boolean isStyled() {
        return styled;
    }

    /**
     * Writes a result.
     *
     * @throws ReaderGoneException when the reader has closed its end
     * @throws IOException when the stream does not take the bytes
     */
    public void write(byte[] bytes) throws IOException {
        try {
            stream.write(bytes);
            stream.flush();
        } catch (IOException e) {
            if (OsText.reason(e).equals("broken pipe")) {
                throw new ReaderGoneException();
            }
            throw e;
        }
    }

    /** Writes text in UTF-8. */
    public void print(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }
}
