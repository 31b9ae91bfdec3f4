package io.github.sops4j.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the packages of the program may use. */
class ArchitectureTest {
    private static final String PROGRAM = "io.github.sops4j.cli..";

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.github.sops4j");
    }

    @Test
    void thereAreClassesToLookAt() {
        assertThat(classes.contain(Cli.class)).isTrue();
        assertThat(classes.contain(io.github.sops4j.Sops.class)).isTrue();
    }

    @Test
    void noLibraryUsesTheProgram() {
        noClasses()
                .that()
                .resideOutsideOfPackage(PROGRAM)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(PROGRAM)
                .check(classes);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.github.sops4j.(cli**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void onlyTheProcessItselfKnowsItsStreams() {
        noClasses()
                .that(not(equivalentTo(Main.class)))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .check(classes);
    }

    @Test
    void nothingLogsThroughTheJdk() {
        noClasses().should().dependOnClassesThat(name("java.util.logging.Logger")).check(classes);
    }
}
