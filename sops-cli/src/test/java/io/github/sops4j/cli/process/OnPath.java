package io.github.sops4j.cli.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Disables tests, and says so, where a program they need is not on the path. They fail there if the
 * system property {@code sops4j.interop} or the variable {@code SOPS4J_INTEROP} is {@code
 * required}.
 */
public abstract class OnPath implements ExecutionCondition {

    private final List<String> programs;

    /** For tests that need all of these. */
    protected OnPath(String... programs) {
        this.programs = List.of(programs);
    }

    @Override
    public final ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        List<String> missing = programs.stream().filter(program -> !isOnPath(program)).toList();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("all programs are there");
        }
        String reason = "not on the path: " + String.join(", ", missing);
        if ("required".equals(System.getProperty("sops4j.interop"))
                || "required".equals(System.getenv("SOPS4J_INTEROP"))) {
            throw new IllegalStateException(reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    private static boolean isOnPath(String program) {
        for (String folder : String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
