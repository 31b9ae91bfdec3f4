package io.github.sops4j.cli.run;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the kernel lets this process do. */
final class Privileges {
    private static final Path STATUS = Path.of("/proc/self/status");

    /** Numbers of capabilities(7). */
    private static final int SET_GROUP = 6;

    private static final int SET_USER = 7;
    private static final int SYS_ADMIN = 21;

    private Privileges() {}

    /** Whether we may take on the numbers of another user and its groups. */
    static boolean canChangeUser() {
        try {
            long set = capabilities(Files.readAllLines(STATUS, US_ASCII));
            return holds(set, SET_USER) && holds(set, SET_GROUP);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Whether we are root with CAP_SYS_ADMIN, so that builders need no user namespace of their own.
     */
    static boolean areFull() {
        try {
            return areFull(Files.readAllLines(STATUS, US_ASCII));
        } catch (IOException e) {
            return false;
        }
    }

    /** Reads the lines of a status file as proc(5) describes them. */
    static boolean areFull(List<String> status) {
        boolean root = false;
        for (String line : status) {
            if (line.startsWith("Uid:")) {
                root = line.split("\t", -1)[2].equals("0"); // the effective one
            }
        }
        return root && holds(capabilities(status), SYS_ADMIN);
    }

    /** The effective set. */
    private static long capabilities(List<String> status) {
        for (String line : status) {
            if (line.startsWith("CapEff:")) {
                return Long.parseUnsignedLong(line.substring(7).strip(), 16);
            }
        }
        return 0;
    }

    private static boolean holds(long set, int capability) {
        return (set >>> capability & 1) == 1;
    }
}
