package io.github.sops4j.smallrye;

import io.github.sops4j.Sops;
import io.github.sops4j.Source;
import io.github.sops4j.error.SopsException;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.common.utils.StringUtil;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Reads the encrypted files that {@code sops.locations} names, separated by commas: paths, absolute
 * {@code file:} URLs, {@code classpath:} and a resource; {@code optional:} before one that may be
 * missing. Each has files of the active profiles beside it, which need not exist. Where several
 * hold a property, that of the profile counts, and else the first that is named.
 *
 * <p>All have the ordinal that {@code sops.ordinal} says, 275 if nothing does: above files of the
 * application, below the environment and system properties. Keys are wiped when all are read.
 *
 * <p>Then every property is resolved that has {@code ${sops::file#path}} in it, so that an
 * application does not start whose secrets are not there. While Quarkus builds an application,
 * nothing is read.
 */
public final class SopsConfigSourceFactory implements ConfigSourceFactory {
    static final String LOCATIONS = "sops.locations";
    private static final String ORDINAL = "sops.ordinal";
    private static final int DEFAULT_ORDINAL = 275;

    /** Found on the class path. */
    public SopsConfigSourceFactory() {}

    /**
     * A source for each file.
     *
     * @throws io.smallrye.config.ConfigValidationException when one cannot be read or opened, or a
     *     property is in it twice; it says which file, and why
     */
    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        if (QuarkusBuild.isRunning()) {
            return List.of();
        }
        try {
            List<ConfigSource> sources = read(context);
            Expressions.resolve(context);
            return sources;
        } catch (SopsException | UncheckedIOException failure) {
            throw Failures.of(failure);
        }
    }

    private static List<ConfigSource> read(ConfigSourceContext context) {
        Settings settings = new Settings(context);
        List<Location> locations = locations(settings);
        if (locations.isEmpty()) {
            return List.of();
        }
        int ordinal = settings.number(ORDINAL, DEFAULT_ORDINAL);
        boolean expressions = settings.resolvesExpressions();
        List<ConfigSource> sources = new ArrayList<>();
        try (Sops sops = new Keys(settings).open()) {
            for (Location location : locations) {
                add(sources, sops, location, ordinal, expressions);
                int profiles = context.getProfiles().size();
                for (int i = 0; i < profiles; i++) {
                    Location ofProfile = location.ofProfile(context.getProfiles().get(i));
                    add(sources, sops, ofProfile, ordinal + profiles - i, expressions);
                }
            }
        }
        return sources;
    }

    private static List<Location> locations(Settings settings) {
        String value = settings.find(LOCATIONS);
        List<Location> locations = new ArrayList<>();
        for (String text : StringUtil.split(value == null ? "" : value)) {
            if (!text.isBlank()) {
                locations.add(Location.parse(text));
            }
        }
        return locations;
    }

    private static void add(
            List<ConfigSource> sources,
            Sops sops,
            Location location,
            int ordinal,
            boolean expressions) {
        Source source = location.read();
        if (source != null) {
            try {
                sources.add(
                        new SopsConfigSource(
                                source.name(),
                                FileProperties.of(sops.readAll(source), source.format()),
                                ordinal,
                                expressions));
            } catch (SopsException failure) {
                throw failure.inFront(source.name());
            }
        }
    }
}
