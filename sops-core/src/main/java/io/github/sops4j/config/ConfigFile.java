package io.github.sops4j.config;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.Indentation;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.yaml.YamlFormat;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.tree.MapNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A configuration file that was read; what its rules say is checked when they are asked for. */
public final class ConfigFile {
    private static final String NAME = ".sops.yaml";
    private static final String OTHER_NAME = ".sops.yml";
    private static final String PATH_REGEX = "path_regex";
    private static final int MAX_FOLDERS = 100;

    private final Path path;
    private final Path folder;
    private final @Nullable List<MapNode> creationRules;
    private final @Nullable List<MapNode> destinationRules;
    private final Indentation indentation;
    private final String pgpKeyFolder;

    private ConfigFile(
            Path path,
            Path folder,
            @Nullable List<MapNode> creationRules,
            @Nullable List<MapNode> destinationRules,
            Indentation indentation,
            String pgpKeyFolder) {
        this.path = path;
        this.folder = folder;
        this.creationRules = creationRules;
        this.destinationRules = destinationRules;
        this.indentation = indentation;
        this.pgpKeyFolder = pgpKeyFolder;
    }

    /**
     * Looks for {@code .sops.yaml} in a folder and those above it (clauses C106, C107).
     *
     * @param workingFolder where to begin; absolute
     * @param warnings told when a {@code .sops.yml} is passed by
     * @return the first one that exists, or null
     */
    public static @Nullable Path find(Path workingFolder, Consumer<String> warnings) {
        Path other = null;
        Path found = null;
        Path folder = workingFolder;
        for (int i = 0; folder != null && found == null && i < MAX_FOLDERS; i++) {
            Path here = folder.resolve(NAME);
            if (Files.exists(here, LinkOption.NOFOLLOW_LINKS)) {
                found = here;
            } else if (other == null && Files.exists(folder.resolve(OTHER_NAME))) {
                other = folder.resolve(OTHER_NAME);
            }
            folder = folder.getParent();
        }
        if (other != null) {
            warnings.accept(
                    "ignoring \""
                            + other
                            + "\" when searching for config file; the config file must be called \""
                            + NAME
                            + "\""
                            + (found == null ? "" : "; using \"" + found + "\" instead"));
        }
        return found;
    }

    /**
     * Reads a configuration file.
     *
     * @param file its place; rules match relative to its folder
     * @throws SopsException of kind {@code CONFIG} when it cannot be read or is malformed (clauses
     *     C105, C109)
     */
    public static ConfigFile read(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new SopsException(
                    Kind.CONFIG,
                    "could not read config file: " + unreadable.getMessage(),
                    unreadable);
        }
        try {
            List<MapNode> documents = new YamlFormat(0).read(bytes).branches();
            MapNode top = documents.isEmpty() ? new MapNode(List.of()) : documents.get(0);
            ConfigMap map = ConfigMap.of(top);
            List<MapNode> rules = map.maps("creation_rules");
            for (MapNode rule : rules == null ? List.<MapNode>of() : rules) {
                ConfigMap.of(rule).texts("hckms"); // the one list of keys that cannot be a text
            }
            Path folder = file.toAbsolutePath().normalize().getParent();
            return new ConfigFile(
                    file,
                    folder == null ? file.toAbsolutePath() : folder,
                    rules,
                    map.maps("destination_rules"),
                    indentation(map.map("stores")),
                    map.text("pgp_key_folder"));
        } catch (MalformedException malformed) {
            throw new SopsException(
                    Kind.CONFIG,
                    "error loading config: Could not unmarshal config file: "
                            + malformed.getMessage(),
                    malformed);
        }
    }

    private static Indentation indentation(ConfigMap stores) {
        return new Indentation(
                stores.map("yaml").integer("indent", Indentation.DEFAULT.yaml()),
                stores.map("json").integer("indent", Indentation.DEFAULT.json()),
                stores.map("json_binary").integer("indent", Indentation.DEFAULT.jsonBinary()));
    }

    /** Its place, as it was named to be read. */
    public Path path() {
        return path;
    }

    /** The indentation of text that has no source (clause C116). */
    public Indentation indentation() {
        return indentation;
    }

    /** The folder with OpenPGP public keys, which SOPS does not know; null when none is named. */
    public @Nullable Path pgpKeyFolder() {
        return pgpKeyFolder.isEmpty() ? null : folder.resolve(pgpKeyFolder);
    }

    /**
     * The first creation rule that matches a file (clauses C118 to C120).
     *
     * @param file the absolute path of the file, or of the name given for it
     * @param keys the key types that can be used
     * @param context the encryption context of AWS KMS keys that have no place for one of their own
     *     (clause C126)
     * @return the rule, or null when the file has no creation rules at all
     * @throws SopsException of kind {@code CONFIG} when none matches, or the one that does is
     *     malformed
     */
    public @Nullable CreationRule ruleFor(
            Path file, KeyRing keys, SortedMap<String, @Nullable String> context) {
        if (creationRules == null) {
            return null;
        }
        ConfigMap rule = ConfigMap.of(creationRules.get(matching(file)));
        return new RuleReader(new RuleKeys(keys, context)).read(rule);
    }

    /**
     * What to call the creation rule of a file, for a person.
     *
     * @return its place in the list and its expression; null when there are no rules
     * @throws SopsException of kind {@code CONFIG} as {@link #ruleFor}
     */
    public @Nullable String ruleNameFor(Path file) {
        if (creationRules == null) {
            return null;
        }
        int index = matching(file);
        String regex = ConfigMap.of(creationRules.get(index)).text(PATH_REGEX);
        return "creation_rules["
                + index
                + "]"
                + (regex.isEmpty() ? ", which has no path_regex" : ", path_regex " + regex);
    }

    /**
     * Where a file is published (clause C121).
     *
     * @param path as it was named, or found below a folder that was named
     * @param keys the key types that can be used
     * @throws SopsException of kind {@code CONFIG} when no rule matches, or the one that does is
     *     malformed
     */
    public DestinationRule destinationFor(String path, KeyRing keys) {
        for (MapNode rule : destinationRules == null ? List.<MapNode>of() : destinationRules) {
            ConfigMap map = ConfigMap.of(rule);
            if (isFound(map.text(PATH_REGEX), path)) {
                RuleReader rules = new RuleReader(new RuleKeys(keys, new TreeMap<>()));
                return new DestinationReader(rules).read(map);
            }
        }
        throw new SopsException(
                Kind.CONFIG, "error loading config: no matching destination found in config");
    }

    private static boolean isFound(String regex, String path) {
        try {
            return regex.isEmpty() || Pattern.compile(regex).matcher(path).find();
        } catch (PatternSyntaxException matchesNothing) {
            return false;
        }
    }

    private int matching(Path file) {
        String subject = subject(file);
        List<MapNode> rules = Objects.requireNonNull(creationRules);
        for (int i = 0; i < rules.size(); i++) {
            if (matches(ConfigMap.of(rules.get(i)).text(PATH_REGEX), subject)) {
                return i;
            }
        }
        throw new SopsException(
                Kind.CONFIG, "error loading config: no matching creation rules found for " + file);
    }

    private String subject(Path file) {
        String prefix = folder + folder.getFileSystem().getSeparator();
        String path = file.toString();
        return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    }

    private static boolean matches(String regex, String subject) {
        if (regex.isEmpty()) {
            return true;
        }
        try {
            return Pattern.compile(regex).matcher(subject).find();
        } catch (PatternSyntaxException invalid) {
            throw new SopsException(
                    Kind.CONFIG, "can not compile regexp: " + invalid.getMessage(), invalid);
        }
    }
}
