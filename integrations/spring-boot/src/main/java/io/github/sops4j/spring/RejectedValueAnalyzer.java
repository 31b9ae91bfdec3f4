package io.github.sops4j.spring;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Says which property an application rejects when its value came from an encrypted file. Spring's
 * own analyzers quote the value and have the exception logged, so this one is asked before them.
 */
final class RejectedValueAnalyzer implements FailureAnalyzer, Ordered {
    private final KnownSecrets secrets;

    /** For an application whose environment is there; Spring hands it in. */
    RejectedValueAnalyzer(@Nullable Environment environment) {
        this.secrets = KnownSecrets.of(environment);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        Rejections found = new Rejections(secrets);
        for (Throwable at = failure; at != null; at = at.getCause()) {
            found.lookAt(at);
        }
        return found.secret ? analysis(found.lines()) : null;
    }

    /** Without a cause, whose messages hold the value. */
    private static FailureAnalysis analysis(List<String> lines) {
        return new FailureAnalysis(
                "A value from an encrypted file does not fit (it is not shown):\n\n    "
                        + String.join("\n    ", lines),
                "Correct the value with `sops edit`.",
                null);
    }

    /** What one failure and its causes reject. */
    private static final class Rejections {
        private final KnownSecrets secrets;
        private final List<String> lines = new ArrayList<>();
        private String place = "the application";
        private boolean secret;

        Rejections(KnownSecrets secrets) {
            this.secrets = secrets;
        }

        void lookAt(Throwable failure) {
            String message = failure.getMessage();
            secret |= message != null && secrets.areIn(message);
            if (failure instanceof BeanCreationException creation) {
                place = place(creation);
            } else if (failure instanceof TypeMismatchException mismatch) {
                secret |= secrets.areIn(String.valueOf(mismatch.getValue()));
            } else if (failure instanceof BindException bind) {
                add(bind);
            } else if (failure instanceof UnboundConfigurationPropertiesException unbound) {
                for (ConfigurationProperty property : unbound.getUnboundProperties()) {
                    add(property, "is not known to the application");
                }
            } else if (failure instanceof BindValidationException invalid) {
                for (ObjectError error : invalid.getValidationErrors().getAllErrors()) {
                    add(error);
                }
            }
        }

        /** Where no property is known, the innermost place that fails. */
        List<String> lines() {
            return lines.isEmpty() ? List.of(place + " does not accept it") : lines;
        }

        private static String place(BeanCreationException failure) {
            String bean = "the bean '" + failure.getBeanName() + "'";
            return failure instanceof UnsatisfiedDependencyException dependency
                            && dependency.getInjectionPoint() != null
                    ? dependency.getInjectionPoint() + " of " + bean
                    : bean;
        }

        private void add(BindException failure) {
            if (failure.getProperty() != null) {
                add(failure.getProperty(), "is no " + failure.getTarget().getType());
            } else {
                add(
                        failure.getName().toString(),
                        null,
                        "is not accepted by " + failure.getTarget().getType());
            }
        }

        private void add(ConfigurationProperty property, String problem) {
            add(property.getName().toString(), property.getOrigin(), problem);
        }

        private void add(ObjectError error) {
            String name =
                    error instanceof FieldError field
                            ? error.getObjectName() + "." + field.getField()
                            : error.getObjectName();
            add(name, Origin.from(error), withoutSecret(error.getDefaultMessage()));
        }

        private void add(String name, @Nullable Origin origin, String problem) {
            secret |=
                    origin instanceof PropertySourceOrigin place
                            && place.getPropertySource() instanceof SecretPropertySource;
            lines.add(name + (origin == null ? "" : " (" + origin + ")") + " " + problem);
        }

        private String withoutSecret(@Nullable String reason) {
            return reason == null || secrets.areIn(reason) ? "is not valid" : reason;
        }
    }
}
