package io.github.sops4j.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must stay when a file is replaced.
 *
 * @param links how many names the file has
 * @param owner its user id
 * @param group its group id
 * @param mode its permission bits
 */
record FileIdentity(int links, int owner, int group, int mode) {
    private static final int PERMISSIONS = 07777;
    private static final String VIEW = "unix";

    /** Null when there is no such file. */
    static @Nullable FileIdentity of(Path path) throws IOException {
        if (!hasView(path)) {
            return Files.exists(path) ? new FileIdentity(1, 0, 0, 0) : null;
        }
        try {
            Map<String, Object> found = Files.readAttributes(path, VIEW + ":nlink,uid,gid,mode");
            return new FileIdentity(
                    number(found, "nlink"),
                    number(found, "uid"),
                    number(found, "gid"),
                    number(found, "mode") & PERMISSIONS);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static int number(Map<String, Object> found, String name) throws IOException {
        if (found.get(name) instanceof Integer number) {
            return number;
        }
        throw new IOException("the file system does not tell the " + name + " of the file");
    }

    /** Why the file cannot be replaced by another one; empty when it can. */
    String obstacle() {
        return links > 1 ? "the file has " + links + " names (hard links)" : "";
    }

    /**
     * Gives a new file the same owner, group and mode.
     *
     * @throws IOException when the owner is another user
     */
    void giveTo(Path path) throws IOException {
        if (!hasView(path)) {
            return;
        }
        FileIdentity now = of(path);
        if (now == null || now.owner != owner) {
            Files.setAttribute(path, VIEW + ":uid", owner);
        }
        if (now == null || now.group != group) {
            Files.setAttribute(path, VIEW + ":gid", group);
        }
        Files.setAttribute(path, VIEW + ":mode", mode);
    }

    private static boolean hasView(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains(VIEW);
    }
}
