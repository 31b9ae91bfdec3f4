package io.github.sops4j.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What a test mounted; to be undone, the last one first. */
public final class Mounts {
    private final Deque<Path> mounted = new ArrayDeque<>();

    /** Nothing mounted yet. */
    public Mounts() {}

    /** Makes a folder that holds 64 KiB. The test is skipped, or fails, if this user may not. */
    public void smallDisk(Path folder) throws IOException, InterruptedException {
        boolean may = mount(Files.createDirectory(folder), "-t", "tmpfs", "-o", "size=64k", "none");
        if (!"required".equals(System.getProperty("sops4j.interop"))) {
            assumeTrue(may, "this user may not mount");
        }
        assertThat(may).as("this user may mount").isTrue();
    }

    /** Whether this could be mounted. */
    public boolean mount(Path on, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("mount"));
        command.addAll(List.of(arguments));
        command.add(on.toString());
        boolean succeeded = run(command.toArray(new String[0]));
        if (succeeded) {
            mounted.push(on);
        }
        return succeeded;
    }

    /** Whether a program can be started, and succeeds. */
    public static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Undoes all of it. */
    public void unmount() throws IOException, InterruptedException {
        while (!mounted.isEmpty()) {
            assertThat(run("umount", mounted.pop().toString())).isTrue();
        }
    }
}
