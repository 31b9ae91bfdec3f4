package io.github.sops4j.cli.run;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the kernel lets this process do. */
final class Privileges {
    private static final int SYS_ADMIN = 21; // capabilities(7)

    private Privileges() {}

    /**
     * Whether we are root with CAP_SYS_ADMIN, so that builders need no user namespace of their own.
     */
    static boolean areFull() {
        try {
            return areFull(Files.readAllLines(Path.of("/proc/self/status"), US_ASCII));
        } catch (IOException e) {
            return false;
        }
    }

    /** Reads the lines of a status file as proc(5) describes them. */
    static boolean areFull(List<String> status) {
        boolean root = false;
        boolean administrator = false;
        for (String line : status) {
            if (line.startsWith("Uid:")) {
                root = line.split("\t", -1)[2].equals("0"); // the effective one
            } else if (line.startsWith("CapEff:")) {
                long set = Long.parseUnsignedLong(line.substring(7).strip(), 16);
                administrator = (set >>> SYS_ADMIN & 1) == 1;
            }
        }
        return root && administrator;
    }
}
