package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.sops4j.Sops;
import io.github.sops4j.kms.aws.AwsKmsKeyProvider;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.junit.jupiter.api.Test;

/** The libraries of sops-core and sops-kms do not become part of the code of who uses these. */
class PublicSignaturesTest {
    private static final List<String> NO_LIBRARIES =
            List.of("java.", "javax.", "io.github.sops4j.");

    /** An application hands over its own clients of KMS here, so it has the SDK anyway. */
    private static final String OWN_CLIENTS =
            AwsKmsKeyProvider.class.getName()
                    + ".using(java.util.List): software.amazon.awssdk.services.kms.KmsClient";

    /** What must not be. */
    public static class Leaky {
        public List<PGPPublicKey[]> keys() {
            return List.of();
        }

        protected void check() throws org.bouncycastle.openpgp.PGPException {}

        void hidden(PGPPublicKey key) {}
    }

    @Test
    void noLibraryIsInASignatureThatOthersSee() {
        JavaClasses classes =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(place -> !place.contains("/io/github/sops4j/program/"))
                        .withImportOption(place -> !place.contains("/io/github/sops4j/cli/"))
                        .importPackages("io.github.sops4j");
        assertThat(classes.contain(Sops.class)).isTrue();
        Set<String> mentions = new TreeSet<>();
        for (JavaClass type : classes) {
            if (isVisible(type)) {
                mentions.addAll(mentions(type));
            }
        }
        assertThat(mentions).containsExactly(OWN_CLIENTS);
    }

    @Test
    void aLibraryThatIsInASignatureIsFound() {
        String own = Leaky.class.getName();
        assertThat(mentions(new ClassFileImporter().importClass(Leaky.class)))
                .containsExactly(
                        own + ".check(): org.bouncycastle.openpgp.PGPException",
                        own + ".keys(): org.bouncycastle.openpgp.PGPPublicKey");
    }

    /** Each member that others see with each class of a library that it mentions. */
    private static Set<String> mentions(JavaClass type) {
        Set<String> mentions = new TreeSet<>();
        eachType(
                type,
                (member, mentioned) -> {
                    for (JavaClass each : mentioned.getAllInvolvedRawTypes()) {
                        JavaClass element = each.getBaseComponentType();
                        if (!element.isPrimitive()
                                && NO_LIBRARIES.stream().noneMatch(element.getName()::startsWith)) {
                            mentions.add(member + ": " + element.getName());
                        }
                    }
                });
        return mentions;
    }

    private static void eachType(JavaClass type, BiConsumer<String, JavaType> visit) {
        String name = type.getName();
        type.getSuperclass().ifPresent(each -> visit.accept(name, each));
        type.getInterfaces().forEach(each -> visit.accept(name, each));
        type.getTypeParameters().forEach(each -> visit.accept(name, each));
        for (JavaField field : type.getFields()) {
            if (isOpen(field.getModifiers())) {
                visit.accept(field.getFullName(), field.getType());
            }
        }
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            if (isOpen(unit.getModifiers())) {
                String member = unit.getFullName();
                visit.accept(member, unit.getReturnType());
                unit.getParameterTypes().forEach(each -> visit.accept(member, each));
                unit.getTypeParameters().forEach(each -> visit.accept(member, each));
                unit.getExceptionTypes().forEach(each -> visit.accept(member, each));
            }
        }
    }

    /** Whether anybody can name a type, and all those around it. */
    private static boolean isVisible(JavaClass type) {
        return isOpen(type.getModifiers())
                && type.getEnclosingClass().map(PublicSignaturesTest::isVisible).orElse(true);
    }

    private static boolean isOpen(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC)
                || modifiers.contains(JavaModifier.PROTECTED);
    }
}
