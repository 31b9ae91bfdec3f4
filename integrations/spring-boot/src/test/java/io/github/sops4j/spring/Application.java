package io.github.sops4j.spring;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** An application without beans of its own that imports what a test says. */
@Configuration(proxyBeanMethods = false)
class Application {
    static final Path KEYS = Path.of("..", "..", "spec", "vectors", "keys").toAbsolutePath();

    /** The file of most tests. */
    static final String SECRETS = "sops:classpath:encrypted/secrets.enc.yaml";

    /** The key of most files here. */
    static final String AGE_KEY = "--sops.age.key.file=" + KEYS.resolve("age-1.txt");

    /** Starts with the first age key. */
    static ConfigurableApplicationContext importing(String location, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(AGE_KEY);
        return started(location, Application.class, all);
    }

    /** Starts an application of these beans, with these arguments alone. */
    static ConfigurableApplicationContext started(
            String location, Class<?> beans, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.add("--spring.config.import=" + location);
        all.add("--spring.main.banner-mode=off");
        all.add("--spring.main.log-startup-info=false");
        SpringApplication application = new SpringApplication(beans);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(all.toArray(new String[0]));
    }

    /** How an application fails that imports this. */
    static Throwable failure(String location, String... arguments) {
        return catchThrowable(() -> importing(location, arguments).close());
    }

    /** How an application of these beans fails that imports the file of most tests. */
    static Throwable failure(Class<?> beans, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(AGE_KEY);
        return catchThrowable(() -> started(SECRETS, beans, all).close());
    }

    private Application() {}
}
