package io.github.sops4j.examples.smallrye;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;

/** Is configured by what {@code microprofile-config.properties} names. */
public final class Main {

    private Main() {}

    /** A secret is left out where the mapping is shown. */
    @ConfigMapping(prefix = "db")
    interface Database {

        String user();

        Secret<String> password();

        List<String> hosts();
    }

    /** Says who it is, or in one line why it does not start. */
    public static void main(String[] arguments) {
        try {
            SmallRyeConfig config =
                    new SmallRyeConfigBuilder()
                            .addDefaultInterceptors()
                            .addDefaultSources()
                            .addDiscoveredSources()
                            .addDiscoveredSecretKeysHandlers()
                            .withMapping(Database.class)
                            .build();
            Database database = config.getConfigMapping(Database.class);
            int length = database.password().get().length();
            System.out.println(
                    database.user()
                            + " at "
                            + database.hosts()
                            + ", password of "
                            + length
                            + " characters");
            String token = config.getValue("api.token", String.class);
            System.out.println("token of " + token.length() + " characters");
        } catch (RuntimeException failure) {
            System.err.println("cannot start: " + failure.getMessage());
            System.exit(1);
        }
    }
}
