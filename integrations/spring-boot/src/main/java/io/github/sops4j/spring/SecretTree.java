package io.github.sops4j.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sops4j.DecryptOptions;
import io.github.sops4j.Sops;
import io.github.sops4j.Source;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.io.FileSystemResource;

/**
 * A folder whose files are encrypted, each one value, as Kubernetes mounts them: the path is the
 * name, what {@code sops decrypt} prints is the value, whatever the format. As in Spring's own
 * config trees the line feed of a single line is dropped, and names that begin with two dots are
 * passed by.
 */
final class SecretTree {
    private static final int MOST_LEVELS = 100;

    private final Sops sops;
    private final Path folder;

    SecretTree(Sops sops, Path folder) {
        this.sops = sops;
        this.folder = folder;
    }

    /**
     * A property for each file.
     *
     * @throws SopsException naming the file that cannot be opened, also when it is not encrypted,
     *     or two that are one property
     */
    DocumentProperties read() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        DocumentProperties properties = DocumentProperties.none();
        Map<String, Path> filesByName = new HashMap<>();
        for (Path file : files()) {
            String name = String.join(".", names(file));
            Path before = filesByName.put(name, file);
            if (before != null) {
                throw twice(name, before, file);
            }
            Origin origin = new TextResourceOrigin(new FileSystemResource(file), null);
            properties.add(name, value(file), origin);
        }
        return properties;
    }

    private static SopsException twice(String name, Path first, Path second) {
        return new SopsException(
                Kind.ENCRYPTED_MALFORMED,
                first
                        + " and "
                        + second
                        + " are both the property "
                        + name
                        + ", so that it is not certain which value holds");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder, MOST_LEVELS, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(file -> Files.isRegularFile(file) && isVisible(file))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException whileWalking) {
            throw whileWalking.getCause();
        }
    }

    private List<String> names(Path file) {
        Path inside = folder.relativize(file);
        return Stream.iterate(0, at -> at < inside.getNameCount(), at -> at + 1)
                .map(at -> inside.getName(at).toString())
                .toList();
    }

    private boolean isVisible(Path file) {
        return names(file).stream().noneMatch(name -> name.startsWith(".."));
    }

    private Object value(Path file) throws IOException {
        try {
            Source source = Source.of(file);
            return text(sops.decrypt(source.content(), DecryptOptions.of(source.format())));
        } catch (SopsException failed) {
            throw failed.inFront(file.toString());
        }
    }

    /** Bytes that are no text stay bytes. */
    private static Object text(byte[] content) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            Arrays.fill(content, (byte) 0);
            boolean oneLine = text.indexOf('\n') == text.length() - 1;
            int end = oneLine && text.endsWith("\r\n") ? text.length() - 2 : text.length() - 1;
            return oneLine && !text.isEmpty() ? text.substring(0, end) : text;
        } catch (CharacterCodingException binary) {
            return content;
        }
    }
}
