package io.github.sops4j.examples.boot4;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the orders are: partly in an encrypted file, partly in an encrypted file for itself. */
@ConfigurationProperties("orders.database")
record Database(String url, String user, String password) {

    /** Not the password. */
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
