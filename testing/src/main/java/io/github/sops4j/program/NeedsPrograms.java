package io.github.sops4j.program;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that drive other programs. Where one is missing they are disabled, and the report says so;
 * with {@code SOPS4J_INTEROP=required} in the environment (or the system property {@code
 * sops4j.interop}) they fail.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(ProgramsCondition.class)
public @interface NeedsPrograms {
    /** The names of the programs on the path. */
    String[] value();
}
