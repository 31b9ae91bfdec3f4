package io.github.sops4j.examples.boot3;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the orders are; all of it stands in the encrypted file. */
@ConfigurationProperties("orders.database")
record Database(String url, String user, String password, int connections) {

    /** Not the password. */
    @Override
    public String toString() {
        return connections + " connections to " + url + " as " + user;
    }
}
