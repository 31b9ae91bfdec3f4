package io.github.sops4j;

import io.github.sops4j.config.ConfigFile;
import io.github.sops4j.config.CreationRule;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.Formats;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.key.pgp.PgpKeyProvider;
import io.github.sops4j.metadata.Selector;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;

/** What a configuration file says of the encryption of a file. */
final class RuleOptions {
    private RuleOptions() {}

    /**
     * The options for a file.
     *
     * @param file absolute
     * @throws SopsException of kind {@code CONFIG}
     */
    static EncryptOptions of(KeyRing keys, Path file) {
        Path folder = Objects.requireNonNullElse(file.getParent(), file);
        Path found = ConfigFile.find(folder, warning -> {});
        if (found == null) {
            throw missing("no .sops.yaml in the folder of " + file + ", nor above it");
        }
        ConfigFile config = ConfigFile.read(found);
        CreationRule rule = config.ruleFor(file, keys, new TreeMap<>());
        if (rule == null) {
            throw missing(found + " has no creation rules");
        }
        usePublicKeys(config, keys);
        String name = Formats.nameFor(null, file.toString());
        return options(Formats.named(name, config.indentation()), rule);
    }

    private static SopsException missing(String problem) {
        return new SopsException(Kind.CONFIG, problem);
    }

    private static void usePublicKeys(ConfigFile config, KeyRing keys) {
        Path folder = config.pgpKeyFolder();
        if (folder != null && keys.provider("pgp") instanceof PgpKeyProvider pgp) {
            pgp.addPublicKeys(folder);
        }
    }

    /** A binary file has one value, which is always encrypted (clause F40). */
    private static EncryptOptions options(FileFormat format, CreationRule rule) {
        boolean binary = format.name().equals(Formats.BINARY);
        return new EncryptOptions(
                format,
                format,
                rule.groups(),
                rule.shamirThreshold(),
                binary ? null : Objects.requireNonNullElse(rule.selector(), Selector.DEFAULT),
                !binary && rule.macOnlyEncrypted());
    }
}
