package io.github.sops4j.kms.aws;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name of a session in a role, by which logs at AWS tell machines apart (clause K34). */
final class RoleSession {
    private static final int LONGEST = 64;

    private RoleSession() {}

    static String name() {
        return name(host());
    }

    /** Hyphens go as well, though AWS would take them: policies may have been written for that. */
    static String name(String host) {
        StringBuilder name = new StringBuilder("sops@");
        for (int i = 0; i < host.length() && name.length() < LONGEST; i++) {
            char c = host.charAt(i);
            boolean stays =
                    (c >= 'a' && c <= 'z')
                            || (c >= '@' && c <= '_')
                            || (c >= '0' && c <= '9')
                            || c == '='
                            || c == ','
                            || c == '.';
            if (stays) {
                name.append(c);
            }
        }
        return name.toString();
    }

    private static String host() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException notLinux) {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException unnamed) {
                return "";
            }
        }
    }
}
