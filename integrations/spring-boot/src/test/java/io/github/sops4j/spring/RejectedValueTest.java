package io.github.sops4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;

/** An application that does not like a value of an encrypted file; it logs for debugging. */
class RejectedValueTest extends OutputWithoutValues {
    private static final String AT = " (class path resource [encrypted/secrets.enc.yaml] - 2:1) ";

    private void rejects(Class<?> beans, String words, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--debug");
        Throwable failure = Application.failure(beans, all.toArray(new String[0]));

        assertThat(failure).isNotNull();
        assertThat(output).contains("APPLICATION FAILED TO START", "it is not shown", words);
    }

    @ConfigurationProperties("db")
    record Numbers(int password) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Numbers.class)
    static class WithNumbers {}

    @Test
    void aValueOfTheWrongTypeIsNotQuoted() {
        rejects(WithNumbers.class, "db.password" + AT + "is no int");
    }

    @ConfigurationProperties("other")
    record Others(int port) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Others.class)
    static class WithOthers {}

    @Test
    void aPlaceholderDoesNotCarryAValueIntoTheMessage() {
        rejects(WithOthers.class, "other.port (", "--other.port=${db.password}");
    }

    @ConfigurationProperties(prefix = "db", ignoreUnknownFields = false)
    record Few(int pool) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Few.class)
    static class WithFew {}

    @Test
    void aValueThatNobodyAskedForIsNotQuoted() {
        rejects(WithFew.class, "db.password" + AT + "is not known to the application");
    }

    @ConfigurationProperties("db")
    record Weak(String password) {}

    /** As Spring finds it by this name, instead of a library for constraints. */
    private static final class Strength implements Validator {
        @Override
        public boolean supports(Class<?> type) {
            return type == Weak.class;
        }

        @Override
        public void validate(Object target, Errors errors) {
            errors.rejectValue("password", "weak", "is too weak");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Weak.class)
    static class WithWeak {
        @Bean
        static Validator configurationPropertiesValidator() {
            return new Strength();
        }
    }

    @Test
    void aValueThatBreaksAConstraintIsNotQuoted() {
        rejects(WithWeak.class, "db.password" + AT + "is too weak");
    }

    @ConfigurationProperties("db")
    record Flags(boolean pool) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Flags.class)
    static class WithFlags {}

    @Test
    void aShortValueIsNotQuotedEither() {
        rejects(WithFlags.class, "db.pool (");

        assertThat(output).doesNotContain("'7'", "[7]");
    }

    @ConfigurationProperties("db")
    record Own(String password) {
        Own {
            if (password.length() < 20) {
                throw new IllegalArgumentException("weak password " + password);
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Own.class)
    static class WithOwn {}

    @Test
    void aConstructorThatQuotesAValueIsNotQuoted() {
        rejects(WithOwn.class, "db is not accepted by ");
    }
}
