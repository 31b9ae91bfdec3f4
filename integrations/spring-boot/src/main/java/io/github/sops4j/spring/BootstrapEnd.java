package io.github.sops4j.spring;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.springframework.boot.context.config.ConfigDataLoaderContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;

/**
 * The moment at which an environment stands and imports are over. Spring Boot 4 has the type that
 * tells in another package than 3.5, so that it cannot be named here.
 */
final class BootstrapEnd {

    private BootstrapEnd() {}

    /** Has something done at the end of the start that a file is loaded for. */
    static void then(ConfigDataLoaderContext context, Runnable action) {
        ApplicationListener<ApplicationEvent> listener = event -> action.run();
        try {
            Method bootstrap = ConfigDataLoaderContext.class.getMethod("getBootstrapContext");
            Method addition =
                    bootstrap
                            .getReturnType()
                            .getMethod("addCloseListener", ApplicationListener.class);
            addition.invoke(bootstrap.invoke(context), listener);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("this version of Spring Boot is not supported", e);
        }
    }
}
