package io.github.sops4j.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What {@link NeedsPrograms} means. */
final class ProgramsCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        NeedsPrograms needs =
                context.getTestClass()
                        .map(type -> type.getAnnotation(NeedsPrograms.class))
                        .orElse(null);
        String[] programs = needs == null ? new String[0] : needs.value();
        for (String program : programs) {
            if (!isOnPath(program)) {
                return missing(program);
            }
        }
        return ConditionEvaluationResult.enabled("all programs are there");
    }

    private static ConditionEvaluationResult missing(String program) {
        String reason = "the program " + program + " is not on the path";
        if ("required".equals(System.getenv("SOPS4J_INTEROP"))
                || "required".equals(System.getProperty("sops4j.interop"))) {
            throw new IllegalStateException(reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    private static boolean isOnPath(String program) {
        String path = System.getenv("PATH");
        for (String folder : path == null ? new String[0] : path.split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
