package io.github.sops4j.smallrye;

/**
 * Quarkus reads configuration when it builds an application, too. No key belongs there, and what a
 * build reads stays in the application.
 */
final class QuarkusBuild {
    private static final String BUILDER = "io/quarkus/deployment/QuarkusAugmentor.class";

    private QuarkusBuild() {}

    /** Whether the class path is that of a build, which no running application has. */
    static boolean isRunning() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader != null && loader.getResource(BUILDER) != null;
    }
}
