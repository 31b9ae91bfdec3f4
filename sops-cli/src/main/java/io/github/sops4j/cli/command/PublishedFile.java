package io.github.sops4j.cli.command;

import java.nio.file.Path;

/**
 * A file to publish.
 *
 * @param named as it was named, or found below a folder that was named; rules look at this
 * @param path absolute
 * @param name what it is called at its destination (clause C177)
 */
record PublishedFile(String named, Path path, String name) {

    /** Its name there, perhaps without its last extension. */
    String name(boolean withoutExtension) {
        int dot = name.lastIndexOf('.');
        return withoutExtension && dot > name.lastIndexOf('/') ? name.substring(0, dot) : name;
    }
}
