package io.github.sops4j.cli.publish;

import java.io.IOException;

/** One file on its way to one place. */
public interface Store {

    /** What the place is called (clause C178). */
    String url();

    /**
     * Stores the file.
     *
     * @throws IOException saying why it is not there now; holds nothing of the file
     */
    void send() throws IOException;
}
