package io.github.sops4j;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.sops4j.format.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of packages, and what none of them may use. */
class ArchitectureTest {
    private static final String ROOT = "io.github.sops4j";
    private static final int LONGEST_FILE = 300;

    /** A package uses only those named before it. */
    private static final List<String> LAYERS =
            List.of(
                    ROOT + ".error..",
                    ROOT + ".file..",
                    ROOT + ".tree..",
                    ROOT + ".cipher..",
                    ROOT + ".metadata..",
                    ROOT + ".key..",
                    ROOT + ".format..",
                    ROOT + ".crypt..",
                    ROOT + ".config..",
                    ROOT);

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        // the module of other programs, which is for tests only
                        .withImportOption(place -> !place.contains("/io/github/sops4j/program/"))
                        .importPackages(ROOT);
    }

    @Test
    void thereAreClassesToLookAt() {
        assertThat(classes.contain(Sops.class)).isTrue();
        assertThat(classes.size()).isGreaterThan(100);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.github.(**)")
                .should()
                .beFreeOfCycles()
                // the line where a format is registered
                .ignoreDependency(equivalentTo(Formats.class), alwaysTrue())
                .check(classes);
    }

    @Test
    void aPackageUsesOnlyThoseBeforeIt() {
        for (int i = 0; i + 1 < LAYERS.size(); i++) {
            String[] later = LAYERS.subList(i + 1, LAYERS.size()).toArray(new String[0]);
            noClasses()
                    .that()
                    .resideInAPackage(LAYERS.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .check(classes);
        }
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        noClasses().should().resideOutsideOfPackages(LAYERS.toArray(new String[0])).check(classes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.util.logging..",
                "java.util.regex..",
                "org.bouncycastle.jce.provider..",
                "io.github.sops4j.cli..",
            })
    void noClassUses(String unwanted) {
        noClasses().should().dependOnClassesThat(resideInAPackage(unwanted)).check(classes);
    }

    @Test
    void onlyThePackageOfOpenPgpKnowsItsLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".key.pgp")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.bouncycastle.openpgp..",
                        "org.bouncycastle.bcpg..",
                        "org.bouncycastle.gpg..")
                .check(classes);
    }

    @Test
    void onlyTheRingOfAClassPathLooksForServices() {
        noClasses()
                .that(not(name(ROOT + ".key.ClassPathProviders")))
                .should()
                .dependOnClassesThat(equivalentTo(ServiceLoader.class))
                .check(classes);
    }

    @Test
    void noClassPrints() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(classes);
    }

    @Test
    void everySourceFileIsShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources()) {
            int lines = Files.readAllLines(file).size();
            if (lines > LONGEST_FILE) {
                tooLong.add(file + " has " + lines + " lines");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    /** Those of all modules. */
    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> file.toString().contains(Path.of("src", "main") + ""))
                            .toList();
            assertThat(sources).hasSizeGreaterThan(100);
            return sources;
        }
    }
}
