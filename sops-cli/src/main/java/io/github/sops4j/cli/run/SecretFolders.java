package io.github.sops4j.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where files with secrets may be made.
 *
 * @param memory folders on a tmpfs that we may write to, the best first; empty where there is none
 * @param temporary the folder for temporary files, for when {@code memory} is empty
 */
record SecretFolders(List<Path> memory, Path temporary) {
    private static final Path MOUNTS = Path.of("/proc/mounts");

    SecretFolders {
        memory = List.copyOf(memory);
    }

    /** The folders of this machine: /dev/shm, the user's runtime folder, any other tmpfs. */
    static SecretFolders ofThisMachine() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir", "."));
        if (!Files.isReadable(MOUNTS)) {
            return new SecretFolders(List.of(), temporary);
        }
        Set<String> candidates = new LinkedHashSet<>();
        candidates.add("/dev/shm");
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime != null) {
            candidates.add(runtime);
        }
        candidates.addAll(tmpfsMounts());
        List<Path> memory = new ArrayList<>();
        for (String candidate : candidates) {
            Path folder = writableMemory(candidate);
            if (folder != null) {
                memory.add(folder);
            }
        }
        return new SecretFolders(memory, temporary);
    }

    /**
     * Keeps {@code content} in a file.
     *
     * @param named whether the reader may be unable to open the descriptors of our process
     * @throws IOException when no folder takes it. A secret that does not fit in memory is never
     *     written to a disk instead.
     */
    SecretFile keep(byte[] content, boolean named) throws IOException {
        if (memory.isEmpty()) {
            return PrivateFolder.create(temporary, content);
        }
        IOException failure = null;
        for (Path folder : memory) {
            try {
                return named
                        ? PrivateFolder.create(folder, content)
                        : NamelessFile.create(folder, content);
            } catch (IOException e) {
                failure = e;
            }
        }
        throw new IOException("no memory-backed folder takes it", failure);
    }

    /** Removes what earlier runs could not, having been killed. */
    void sweep() {
        for (Path folder : memory) {
            PrivateFolder.sweep(folder);
        }
        PrivateFolder.sweep(temporary);
    }

    private static @Nullable Path writableMemory(String name) {
        try {
            Path folder = Path.of(name);
            boolean usable =
                    Files.isDirectory(folder)
                            && Files.isWritable(folder)
                            && Files.getFileStore(folder).type().equals("tmpfs");
            return usable ? folder : null;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }

    /** The mount points of type tmpfs, those of the kernel's own trees left out. */
    private static List<String> tmpfsMounts() {
        List<String> found = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(MOUNTS, UTF_8)) {
                int start = line.indexOf(' ') + 1;
                int end = line.indexOf(' ', start);
                if (start > 0 && end > 0 && line.startsWith(" tmpfs ", end)) {
                    String point = line.substring(start, end).replace("\\040", " ");
                    if (!point.startsWith("/sys/") && !point.startsWith("/proc/")) {
                        found.add(point);
                    }
                }
            }
        } catch (IOException e) {
            return found; // unreadable, or with a name that is not UTF-8
        }
        return found;
    }
}
