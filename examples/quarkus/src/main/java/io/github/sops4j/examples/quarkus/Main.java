package io.github.sops4j.examples.quarkus;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Is configured by what {@code application.properties} names. */
@QuarkusMain
public final class Main implements QuarkusApplication {
    private final Database database;
    private final String token;

    /** With what Quarkus injects. */
    public Main(Database database, @ConfigProperty(name = "api.token") String token) {
        this.database = database;
        this.token = token;
    }

    /** Says who it is. */
    @Override
    public int run(String... arguments) {
        int length = database.password().get().length();
        System.out.println(
                database.user()
                        + " at "
                        + database.hosts()
                        + ", password of "
                        + length
                        + " characters");
        System.out.println("token of " + token.length() + " characters");
        return 0;
    }
}
