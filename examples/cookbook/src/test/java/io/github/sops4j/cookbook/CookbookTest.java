package io.github.sops4j.cookbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CookbookTest {
    private static final Path DOCUMENTS = Path.of("..", "..", "docs");
    private static final Path KEY = Path.of("..", "..", "spec", "vectors", "keys", "age-1.txt");
    private static final Path SECRETS = Path.of("src", "test", "resources", "secrets.enc.yaml");

    @TempDir Path folder;

    @Test
    void everyRecipeDoesWhatItSays() throws Exception {
        List<Recipe> recipes = Recipe.in(DOCUMENTS.resolve("cookbook.md"));
        assertThat(recipes).hasSizeGreaterThan(10);
        compile(recipes);
        Files.copy(KEY, folder.resolve("age.key"));
        Files.copy(SECRETS, folder.resolve("secrets.enc.yaml"));
        for (Recipe recipe : recipes) {
            run(recipe);
        }
    }

    private void compile(List<Recipe> recipes) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Recipe recipe : recipes) {
            Path source = folder.resolve(recipe.name() + ".java");
            sources.add(Files.writeString(source, recipe.source()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        List<String> options =
                List.of("-Xlint:all,-try", "-Werror", "-proc:none", "-cp", classPath());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
            boolean compiled =
                    compiler.getTask(
                                    problems,
                                    files,
                                    null,
                                    options,
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources))
                            .call();
            assertThat(compiled).as(problems.toString()).isTrue();
        }
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private void run(Recipe recipe) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        folder + File.pathSeparator + classPath(),
                        recipe.name());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("SOPS_"));
        environment.put("SOPS_AGE_KEY_FILE", folder.resolve("age.key").toString());
        environment.put("HOME", folder.toString());
        Process process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(recipe.source() + output).isZero();
        if (!recipe.output().isEmpty()) {
            assertThat(output).as(recipe.source()).isEqualTo(recipe.output());
        }
    }
}
