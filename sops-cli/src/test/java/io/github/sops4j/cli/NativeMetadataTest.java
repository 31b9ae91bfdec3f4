package io.github.sops4j.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.sops4j.Source;
import io.github.sops4j.cli.run.Signals;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is found by its name, which a native executable has to be told of when it is built. */
class NativeMetadataTest {
    private static final String FOLDER = "META-INF/native-image";
    private static final Pattern TYPE =
            Pattern.compile("\"(?:type|name)\"\\s*:\\s*\"([a-z][\\w.$]*\\.[\\w.$]+)\"");
    private static final Pattern CLASS_NAME =
            Pattern.compile("(io\\.github\\.sops4j|software\\.amazon|sun\\.misc)\\.[\\w.$]+");

    /** For operations that stream events, which those of the clients here do not. */
    private static final String NEVER_LOADED =
            "software.amazon.awssdk.http.auth.aws.eventstream.HttpAuthAwsEventStream";

    /** Of services that are never asked for: a process that is stored and started again. */
    private static final String WARM_UP = "/internal/warmup/";

    private static JavaClasses ours;

    @BeforeAll
    static void read() {
        ours =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.github.sops4j");
    }

    @Test
    void onlySignalsAreFoundByReflection() {
        String lookup = "forName|getMethods?|getDeclared.*|get(Field|Constructor)s?";
        assertThat(callers("java.lang.Class", lookup)).containsExactly(Signals.class.getName());
        assertThat(callers("java.lang.reflect.Proxy", ".*"))
                .containsExactly(Signals.class.getName());
        assertThat(callers("java.lang.invoke.MethodHandles.*", ".*")).isEmpty();
        assertThat(callers("java.io.ObjectInputStream", ".*")).isEmpty();
    }

    @Test
    void onlyApplicationsAndTheTrainingReadResources() {
        assertThat(callers("java.lang.Class(Loader)?", "getResource.*"))
                .containsExactlyInAnyOrder(Source.class.getName(), Training.class.getName());
    }

    private static Set<String> callers(String owner, String method) {
        Set<String> callers = new TreeSet<>();
        for (JavaClass type : ours) {
            for (JavaCall<?> call : calls(type)) {
                if (call.getTargetOwner().getName().matches(owner)
                        && call.getName().matches(method)) {
                    callers.add(type.getName());
                }
            }
        }
        return callers;
    }

    private static Set<JavaCall<?>> calls(JavaClass type) {
        Set<JavaCall<?>> calls = new HashSet<>(type.getMethodCallsFromSelf());
        calls.addAll(type.getConstructorCallsFromSelf());
        return calls;
    }

    /** The AWS SDK looks for what may be on the class path; its own metadata is not complete. */
    @Test
    void everyClassThatIsNamedByTextIsInTheMetadata() throws Exception {
        Map<String, String> named = new TreeMap<>();
        Set<String> declared = new TreeSet<>();
        for (URL root : roots()) {
            visit(root, named, declared);
        }
        assertThat(declared).contains("sun.misc.Signal");
        assertThat(named).containsKey("sun.misc.Signal");
        named.remove(NEVER_LOADED);
        named.keySet().removeAll(declared);
        assertThat(named).isEmpty();
    }

    @Test
    void everyClassInOurMetadataExists() throws Exception {
        for (String module : List.of("sops-cli", "sops-kms")) {
            String file = FOLDER + "/io.github.sops4j/" + module + "/reachability-metadata.json";
            Set<String> types = new TreeSet<>();
            try (InputStream in = getClass().getClassLoader().getResourceAsStream(file)) {
                types(new String(requireNonNull(in, file).readAllBytes(), UTF_8), types);
            }
            assertThat(types).isNotEmpty().allMatch(NativeMetadataTest::exists);
        }
    }

    /** Folders and jars with our classes, those of the AWS SDK, and metadata. */
    private static List<URL> roots() throws IOException {
        List<URL> roots = new ArrayList<>();
        ClassLoader loader = NativeMetadataTest.class.getClassLoader();
        for (String inside : List.of("io/github/sops4j", "software/amazon/awssdk", FOLDER)) {
            roots.addAll(Collections.list(loader.getResources(inside)));
        }
        return roots;
    }

    private static void visit(URL root, Map<String, String> named, Set<String> declared)
            throws Exception {
        String text = root.toString();
        if (text.contains("test-classes") || text.contains("/testing/")) {
            return;
        }
        if (text.startsWith("jar:")) {
            URI jar = URI.create(text.substring(0, text.indexOf('!')));
            try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
                walk(files.getPath(text.substring(text.indexOf('!') + 1)), named, declared);
            }
        } else {
            walk(Path.of(root.toURI()), named, declared);
        }
    }

    private static void walk(Path folder, Map<String, String> named, Set<String> declared)
            throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.toString();
                if (name.endsWith(".json")) {
                    types(Files.readString(file), declared);
                } else if (name.endsWith(".class") && !name.contains(WARM_UP)) {
                    for (String constant : ClassFile.strings(Files.readAllBytes(file))) {
                        if (CLASS_NAME.matcher(constant).matches() && exists(constant)) {
                            named.put(constant, name);
                        }
                    }
                }
            }
        }
    }

    private static void types(String json, Set<String> declared) {
        Matcher types = TYPE.matcher(json);
        while (types.find()) {
            declared.add(types.group(1));
        }
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, NativeMetadataTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
