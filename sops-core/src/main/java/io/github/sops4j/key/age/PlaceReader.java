package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.age.Loaded.Outcome;
import io.github.sops4j.key.place.KeyFile;
import io.github.sops4j.key.place.UserDirectories;
import io.github.sops4j.key.user.UserEnvironment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks at one place for identities; a failure is an outcome, not an exception (clause K48). */
final class PlaceReader {

    private static final String AGE_START = "age-encryption";
    private static final String ARMOR_START = "-----BEGIN AGE";

    private final UserEnvironment environment;
    private final UserDirectories directories;

    PlaceReader(UserEnvironment environment) {
        this.environment = environment;
        this.directories = new UserDirectories(environment);
    }

    /** What a place gives; commands are told the recipient. */
    Loaded read(Place place, String recipient) {
        return switch (place) {
            case KEYS_TXT -> keysTxt();
            case SSH_ED25519, SSH_RSA -> homeSshKey(place);
            default -> variable(place, recipient);
        };
    }

    private Loaded variable(Place place, String recipient) {
        String value = environment.variable(place.label());
        if (value == null) {
            return new Loaded(Outcome.ABSENT, place.label());
        }
        return switch (place) {
            case KEY -> identities(place.label(), value.getBytes(StandardCharsets.UTF_8), true);
            case KEY_FILE -> keyFile(place, value);
            case SSH_FILE -> sshFile(value);
            default -> command(place, value, recipient);
        };
    }

    private Loaded keyFile(Place place, String value) {
        byte[] content;
        try {
            content = KeyFile.read(KeyFile.path(value));
        } catch (KeyException e) {
            return new Loaded(
                    Outcome.UNREADABLE,
                    "failed to open " + place.label() + " file: " + e.getMessage());
        }
        return identities(place.label(), content, false);
    }

    private Loaded keysTxt() {
        Path path;
        try {
            path = directories.configuration().resolve("sops").resolve("age").resolve("keys.txt");
        } catch (KeyException e) {
            return new Loaded(
                    Outcome.NO_DIRECTORY,
                    "user config directory could not be determined: " + e.getMessage());
        }
        if (Files.notExists(path)) {
            return new Loaded(Outcome.ABSENT, path.toString());
        }
        byte[] content;
        try {
            content = KeyFile.read(path);
        } catch (KeyException e) {
            return new Loaded(Outcome.UNREADABLE, "failed to open file: " + e.getMessage());
        }
        return identities(path.toString(), content, false);
    }

    private Loaded command(Place place, String command, String recipient) {
        byte[] output;
        try {
            output = KeyCommand.run(command, recipient);
        } catch (KeyException e) {
            return new Loaded(Outcome.UNREADABLE, e.getMessage());
        }
        return place.isSsh() ? sshOutput(output) : identities(place.label(), output, false);
    }

    private Loaded homeSshKey(Place place) {
        Path path;
        try {
            path = directories.home().resolve(".ssh").resolve(place.label());
        } catch (KeyException e) {
            return place == Place.SSH_ED25519
                    ? new Loaded(Outcome.UNREADABLE, e.getMessage())
                    : new Loaded(Outcome.PASSED_OVER, "");
        }
        return Files.exists(path)
                ? sshFile(path.toString())
                : new Loaded(Outcome.ABSENT, path.toString());
    }

    private Loaded sshFile(String path) {
        try {
            Identity identity = new SshIdentities(environment.prompt()).ofFile(path);
            return new Loaded(Outcome.READ, path, List.of(identity));
        } catch (KeyException e) {
            return new Loaded(Outcome.UNREADABLE, e.getMessage());
        }
    }

    private static Loaded sshOutput(byte[] output) {
        try {
            Identity identity = SshIdentities.ofOutput(output);
            return new Loaded(Outcome.READ, "", List.of(identity));
        } catch (KeyException e) {
            return new Loaded(Outcome.UNREADABLE, e.getMessage());
        }
    }

    /** Identities, or a passphrase-protected file of them; the content is wiped. */
    private Loaded identities(String location, byte[] content, boolean words) {
        try {
            return new Loaded(Outcome.READ, location, parse(location, content, words));
        } catch (KeyException e) {
            return new Loaded(Outcome.MALFORMED, e.getMessage());
        } finally {
            Primitives.wipe(content);
        }
    }

    /**
     * Identities, or a passphrase-protected file of them.
     *
     * @param content not kept
     * @param words whether a line may hold several
     */
    List<Identity> parse(String location, byte[] content, boolean words) throws KeyException {
        if (startsWith(content, ARMOR_START)) {
            try {
                byte[] file = Armor.decode(content);
                return List.of(new ProtectedIdentity(location, file, environment));
            } catch (KeyException e) {
                throw new KeyException("failed to read '" + location + "': " + e.getMessage(), e);
            }
        }
        if (startsWith(content, AGE_START)) {
            return List.of(new ProtectedIdentity(location, content.clone(), environment));
        }
        try {
            return IdentityText.parse(content, words);
        } catch (KeyException e) {
            throw new KeyException(
                    "failed to parse '" + location + "' age identities: " + e.getMessage(), e);
        }
    }

    private static boolean startsWith(byte[] content, String start) {
        if (content.length < start.length()) {
            return false;
        }
        for (int i = 0; i < start.length(); i++) {
            if (content[i] != start.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
