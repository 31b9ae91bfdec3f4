package io.github.sops4j.spring;

import io.github.sops4j.Secrets;
import io.github.sops4j.Sops;
import io.github.sops4j.Source;
import io.github.sops4j.error.SopsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.logging.Log;
import org.springframework.boot.context.config.ConfigData;
import org.springframework.boot.context.config.ConfigDataLoader;
import org.springframework.boot.context.config.ConfigDataLoaderContext;
import org.springframework.boot.context.config.ConfigDataResourceNotFoundException;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginTrackedResource;
import org.springframework.core.env.AbstractPropertyResolver;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.Resource;

/**
 * Opens what {@code sops:} imports, a property source for each document. There is one loader for
 * each start of an application; when the start is over, or fails here, its keys are wiped.
 */
public final class SopsLoader implements ConfigDataLoader<SopsResource> {
    private final KeyRings keys;
    private boolean ends;

    /** Warns through the log of the application, which Spring hands in. */
    public SopsLoader(DeferredLogFactory logs) {
        Log log = logs.getLog(SopsLoader.class);
        this.keys = new KeyRings(log::warn);
    }

    /**
     * The values of a file.
     *
     * @throws ConfigDataResourceNotFoundException when it does not exist
     * @throws RefusalException when it cannot be opened
     */
    @Override
    public ConfigData load(ConfigDataLoaderContext context, SopsResource resource) {
        SopsResource.Target target = resource.target();
        ConfigDataResourceNotFoundException.throwIfDoesNotExist(resource, target.resource());
        refuseOtherEscapes(resource);
        if (!ends) {
            BootstrapEnd.then(context, keys::close);
            ends = true;
        }
        try {
            Sops sops = keys.under(resource.keys());
            List<PropertySource<?>> sources =
                    target.isTree() ? tree(sops, resource) : documents(sops, resource);
            return target.profile() == null
                    ? new ConfigData(sources)
                    : new ConfigData(sources, ConfigData.Option.PROFILE_SPECIFIC);
        } catch (SopsException failed) {
            keys.close();
            throw RefusalException.of(resource.location(), failed);
        } catch (IOException failed) {
            keys.close();
            throw RefusalException.of(resource.location(), target.name(), failed);
        }
    }

    /** Spring would change values that are written with backslashes. */
    private static void refuseOtherEscapes(SopsResource resource) {
        Character escape = AbstractPropertyResolver.getDefaultEscapeCharacter();
        if (escape == null || escape != Literal.ESCAPE) {
            throw new RefusalException(
                    resource.location(),
                    AbstractPropertyResolver.DEFAULT_PLACEHOLDER_ESCAPE_CHARACTER_PROPERTY_NAME
                            + " is set, so that values with ${ in them would not stay as they are",
                    "Remove that system property, also from spring.properties.");
        }
    }

    private static List<PropertySource<?>> documents(Sops sops, SopsResource resource)
            throws IOException {
        Resource file = resource.target().resource();
        Resource tracked = OriginTrackedResource.of(file, Origin.from(resource.location()));
        List<Secrets> documents = sops.readAll(source(resource.target().name(), file));
        List<PropertySource<?>> sources = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            String number = documents.size() == 1 ? "" : " (document #" + i + ")";
            try (Secrets document = documents.get(i)) {
                sources.add(
                        new SecretPropertySource(
                                name(resource) + number, DocumentProperties.of(document, tracked)));
            }
        }
        return sources;
    }

    private static List<PropertySource<?>> tree(Sops sops, SopsResource resource)
            throws IOException {
        Path folder = resource.target().resource().getFile().toPath();
        return List.of(
                new SecretPropertySource(name(resource), new SecretTree(sops, folder).read()));
    }

    private static String name(SopsResource resource) {
        return "Encrypted config resource '"
                + resource.target().resource().getDescription()
                + "' via location '"
                + resource.location()
                + "'";
    }

    private static Source source(String name, Resource file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return Source.of(name, content);
        }
    }
}
