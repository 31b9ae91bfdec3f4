package io.github.sops4j.spring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataLocation;
import org.springframework.boot.context.config.ConfigDataLocationResolver;
import org.springframework.boot.context.config.ConfigDataLocationResolverContext;
import org.springframework.boot.context.config.ConfigDataResource;
import org.springframework.boot.context.config.Profiles;
import org.springframework.boot.context.config.StandardConfigDataResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ResourceUtils;

/**
 * Finds what {@code sops:} imports: {@code sops:classpath:secrets.enc.yaml}, {@code
 * sops:file:/etc/app/secrets.json}, {@code sops:secrets.env} beside the importing file, {@code
 * sops:configtree:/etc/secrets/}.
 */
public final class SopsLocationResolver implements ConfigDataLocationResolver<SopsResource> {
    private static final String PREFIX = "sops:";
    private static final String TREE = "configtree:";

    private final ResourceLoader resources;

    /** Reads through the loader of the application, which Spring hands in. */
    public SopsLocationResolver(ResourceLoader resources) {
        this.resources = resources;
    }

    @Override
    public boolean isResolvable(
            ConfigDataLocationResolverContext context, ConfigDataLocation location) {
        return location.hasPrefix(PREFIX);
    }

    /** The one file or folder of a location; whether it exists is the loader's question. */
    @Override
    public List<SopsResource> resolve(
            ConfigDataLocationResolverContext context, ConfigDataLocation location) {
        Import found = new Import(context, location, location.getNonPrefixedValue(PREFIX));
        return List.of(found.isTree() ? tree(found) : file(found, null));
    }

    /** Of the files that belong to a profile those that exist. */
    @Override
    public List<SopsResource> resolveProfileSpecific(
            ConfigDataLocationResolverContext context,
            ConfigDataLocation location,
            Profiles profiles) {
        Import found = new Import(context, location, location.getNonPrefixedValue(PREFIX));
        List<SopsResource> existing = new ArrayList<>();
        if (!found.isTree()) {
            for (String profile : profiles) {
                SopsResource file = file(found, profile);
                if (file.target().resource().exists()) {
                    existing.add(file);
                }
            }
        }
        return existing;
    }

    private record Import(
            ConfigDataLocationResolverContext context, ConfigDataLocation location, String value) {
        boolean isTree() {
            return value.startsWith(TREE);
        }

        RefusalException refused(String problem, String action) {
            return new RefusalException(location, problem, action);
        }
    }

    private SopsResource tree(Import found) {
        Resource folder = absolute(found.value().substring(TREE.length()));
        return resource(found, new SopsResource.Target(name(folder), folder, true, null));
    }

    private SopsResource file(Import found, @Nullable String profile) {
        if (found.value().contains("*")) {
            throw found.refused("this is a pattern", "Import each file by its name.");
        }
        if (found.value().endsWith("/")) {
            throw found.refused(
                    "this is a folder",
                    "Name a file in it, or import sops:configtree: if each of its files is one"
                            + " value.");
        }
        FileLocation location = FileLocation.of(found.value());
        String file = profile == null ? location.file() : location.file(profile);
        Resource resource = resource(found, file);
        String name = name(resource) + location.hint();
        return resource(found, new SopsResource.Target(name, resource, false, profile));
    }

    private static SopsResource resource(Import found, SopsResource.Target target) {
        SopsResource importing =
                found.context().getParent() instanceof SopsResource encrypted ? encrypted : null;
        refuseCycle(found, importing, target);
        return new SopsResource(
                target, found.location(), importing, KeySettings.of(found.context().getBinder()));
    }

    /** Spring reads each file once and would say nothing. */
    private static void refuseCycle(
            Import found, @Nullable SopsResource importing, SopsResource.Target target) {
        StringBuilder way = new StringBuilder(target.name());
        for (SopsResource at = importing; at != null; at = at.importedBy()) {
            way.insert(0, at.target().name() + " imports ");
            if (at.target().equals(target)) {
                throw found.refused(
                        "this is a circle, " + way, "Remove one of these spring.config.import.");
            }
        }
    }

    /** As Spring finds what is imported: a location without a scheme is beside the importer. */
    private Resource resource(Import found, String location) {
        Resource importer = isFixed(location) ? null : importer(found.context().getParent());
        if (importer == null) {
            return absolute(location);
        }
        try {
            return importer.createRelative(location);
        } catch (IOException impossible) {
            throw RefusalException.of(found.location(), location, impossible);
        }
    }

    /** From the folder that the application works in, as are Spring's own config trees. */
    private Resource absolute(String location) {
        return resources.getResource(ResourceUtils.isUrl(location) ? location : "file:" + location);
    }

    /** Whether it is a path from the root, or letters and digits and a colon begin it. */
    private static boolean isFixed(String location) {
        int at = 0;
        while (at < location.length() && Character.isLetterOrDigit(location.charAt(at))) {
            at++;
        }
        return location.startsWith("/") || (at > 0 && location.startsWith(":", at));
    }

    private static @Nullable Resource importer(@Nullable ConfigDataResource parent) {
        if (parent instanceof SopsResource encrypted) {
            return encrypted.target().isTree() ? null : encrypted.target().resource();
        }
        return parent instanceof StandardConfigDataResource plain ? plain.getResource() : null;
    }

    /** The words in which a user would name it, which begin its name in messages. */
    private static String name(Resource resource) {
        if (resource instanceof ClassPathResource inClassPath) {
            return ResourceUtils.CLASSPATH_URL_PREFIX + inClassPath.getPath();
        }
        try {
            return resource.isFile() ? resource.getFile().getPath() : resource.getURI().toString();
        } catch (IOException without) {
            return resource.getDescription();
        }
    }
}
