package io.github.sops4j.cli;

import io.github.sops4j.key.user.StandardStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The streams of a process that no launcher has looked at. */
final class StandardStreams {
    private static final String NOTHING = "/dev/null";

    /** Never closed nor collected: a file with secrets would get the number of a stream. */
    private static final List<FileInputStream> IN_THEIR_PLACE = new ArrayList<>();

    private StandardStreams() {}

    /**
     * Puts an empty file in the place of each closed one.
     *
     * @return what the launcher would tell (see {@link Main})
     */
    static String marks() {
        StringBuilder marks = new StringBuilder();
        for (int number = 0; number <= 2; number++) {
            if (StandardStream.isClosed(number)) {
                marks.append(replace() && number == 1 ? "x" : "");
            } else if (number > 0 && !StandardStream.terminal(number).isEmpty()) {
                marks.append(number);
            }
        }
        return marks.toString();
    }

    /** The system gives out the lowest number that is free. */
    private static boolean replace() {
        try {
            return IN_THEIR_PLACE.add(new FileInputStream(NOTHING));
        } catch (IOException e) {
            throw new IllegalStateException("a closed stream, and no " + NOTHING, e);
        }
    }
}
