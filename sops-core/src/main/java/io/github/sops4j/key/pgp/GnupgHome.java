package io.github.sops4j.key.pgp;

import io.github.sops4j.key.user.Base32;
import io.github.sops4j.key.user.UserEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folder of GnuPG and what is where in it (clause K42). */
final class GnupgHome {

    private static final String SOCKET = "S.gpg-agent";
    private static final String ZBASE32 = "ybndrfg8ejkmcpqxot1uwisza345h769";
    private static final int SOCKET_HASH_CHARACTERS = 24;

    private final Path folder;
    private final boolean standard;

    private GnupgHome(Path folder, boolean standard) {
        this.folder = folder;
        this.standard = standard;
    }

    /**
     * {@code GNUPGHOME}, else {@code .gnupg} in the home directory; null when there is no account
     * that has one.
     */
    static @Nullable GnupgHome of(UserEnvironment environment) {
        String named = environment.valueOf("GNUPGHOME");
        Path standard = standard(environment);
        if (named.isEmpty()) {
            return standard == null ? null : new GnupgHome(standard, true);
        }
        Path folder = Path.of(named).toAbsolutePath().normalize();
        return new GnupgHome(folder, folder.equals(standard));
    }

    private static @Nullable Path standard(UserEnvironment environment) {
        String roaming = environment.valueOf("AppData");
        if (environment.operatingSystem().startsWith("Windows") && !roaming.isEmpty()) {
            return Path.of(roaming, "gnupg");
        }
        String home = environment.valueOf("HOME");
        Path parent = home.isEmpty() ? environment.accountHome() : Path.of(home);
        return parent == null ? null : parent.toAbsolutePath().normalize().resolve(".gnupg");
    }

    /** The secret keys of GnuPG 2.1 and later, a file each. */
    Path privateKeys() {
        return folder.resolve("private-keys-v1.d");
    }

    /** The secret keys of older versions. */
    Path secretRing() {
        return folder.resolve("secring.gpg");
    }

    /** The public keys of GnuPG 2.1 and later. */
    Path keybox() {
        return folder.resolve("pubring.kbx");
    }

    /** The public keys of older versions. */
    Path publicRing() {
        return folder.resolve("pubring.gpg");
    }

    /** Where the agent of this home may listen, the likelier place first. */
    List<Path> agentSockets() {
        List<Path> sockets = new ArrayList<>();
        for (String parent : List.of("/run/gnupg", "/run", "/var/run/gnupg", "/var/run")) {
            Path runtime = Path.of(parent, "user", userId(), "gnupg");
            Path socket = standard ? runtime.resolve(SOCKET) : hashed(runtime);
            if (Files.exists(socket)) {
                sockets.add(socket);
            }
        }
        if (Files.exists(folder.resolve(SOCKET))) {
            sockets.add(folder.resolve(SOCKET));
        }
        return sockets;
    }

    private static String userId() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "unknown";
        }
    }

    /** A home elsewhere has its sockets in a folder named by a hash of its path. */
    private Path hashed(Path runtime) {
        byte[] hash = Sha1.of(folder.toString().getBytes(StandardCharsets.UTF_8));
        String name = Base32.encode(hash, ZBASE32, SOCKET_HASH_CHARACTERS);
        return runtime.resolve("d." + name).resolve(SOCKET);
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
