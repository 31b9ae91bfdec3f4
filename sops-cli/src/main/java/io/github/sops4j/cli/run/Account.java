package io.github.sops4j.cli.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Another user to run a command as (clause C143).
 *
 * @param name the login name
 * @param user its number
 * @param group the number of its first group
 * @param home its home folder
 */
public record Account(String name, int user, int group, String home) {
    private static final Path ACCOUNTS = Path.of("/etc/passwd");
    private static final int FIELDS = 7;

    /** What changes the user and then becomes another program, where systems have it. */
    private static final List<Path> CHANGERS =
            List.of(Path.of("/usr/bin/setpriv"), Path.of("/bin/setpriv"));

    /** The account of this name, or null when there is none (passwd(5)). */
    public static @Nullable Account named(String name) {
        try {
            return named(name, Files.readAllLines(ACCOUNTS, ISO_8859_1));
        } catch (IOException e) {
            return null;
        }
    }

    static @Nullable Account named(String name, List<String> lines) {
        for (String line : lines) {
            String[] fields = line.split(":", -1);
            if (fields.length == FIELDS && fields[0].equals(name)) {
                return parse(fields);
            }
        }
        return null;
    }

    private static @Nullable Account parse(String[] fields) {
        try {
            int user = Integer.parseUnsignedInt(fields[2]);
            return new Account(fields[0], user, Integer.parseUnsignedInt(fields[3]), fields[5]);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether the kernel lets this process become another user. */
    public static boolean canBeChanged() {
        return Privileges.canChangeUser();
    }

    /** The words in front of a command that make it run as this user, with its groups. */
    List<String> prefix() {
        for (Path changer : CHANGERS) {
            if (Files.isExecutable(changer)) {
                return List.of(
                        changer.toString(),
                        "--reuid=" + Integer.toUnsignedString(user),
                        "--regid=" + Integer.toUnsignedString(group),
                        "--init-groups",
                        "--");
            }
        }
        throw SecretRequest.refused(
                "--user needs the program setpriv of util-linux, which is not in /usr/bin; run sops"
                        + " itself as "
                        + name);
    }

    /** Names the account where programs look for it. */
    void describe(Map<String, String> environment) {
        environment.put("HOME", home);
        environment.put("USER", name);
        environment.put("LOGNAME", name);
    }

    /** Makes it the owner of a file. */
    void own(Path file) throws IOException {
        Files.setAttribute(file, "unix:gid", group);
        Files.setAttribute(file, "unix:uid", user);
    }
}
