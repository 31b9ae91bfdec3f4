package io.github.sops4j.examples.quarkus;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import java.util.List;

/** A secret is left out where the mapping is shown. */
@ConfigMapping(prefix = "db")
public interface Database {

    /** Who connects. */
    String user();

    /** With what. */
    Secret<String> password();

    /** Where to. */
    List<String> hosts();
}
