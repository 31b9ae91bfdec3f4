package io.github.sops4j.key.user;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** What stands behind the standard streams of this process, as Linux shows it in {@code /proc}. */
public final class StandardStream {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private StandardStream() {}

    /**
     * The terminal behind a stream.
     *
     * @param number 0, 1 or 2
     * @return its name; empty when it is none, and where the system does not tell
     */
    public static String terminal(int number) {
        try {
            String name = Files.readSymbolicLink(descriptor(number)).toString();
            boolean isTerminal =
                    name.startsWith("/dev/pts/")
                            || name.startsWith("/dev/tty")
                            || name.equals("/dev/console");
            return isTerminal ? name : "";
        } catch (IOException notOpen) {
            return "";
        }
    }

    /**
     * Whether the process was started without a stream, so that the next file it opens gets its
     * number.
     *
     * @param number 0, 1 or 2
     * @return false where the system does not tell
     */
    public static boolean isClosed(int number) {
        return Files.notExists(descriptor(number), LinkOption.NOFOLLOW_LINKS)
                && Files.exists(DESCRIPTORS);
    }

    private static Path descriptor(int number) {
        return DESCRIPTORS.resolve(Integer.toString(number));
    }
}
