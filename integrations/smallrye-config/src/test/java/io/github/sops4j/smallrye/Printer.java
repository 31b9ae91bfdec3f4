package io.github.sops4j.smallrye;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** An application that shows what it is configured with. */
public final class Printer {
    private Printer() {}

    /** Shows these properties. */
    public static void main(String[] names) {
        Config config = ConfigProvider.getConfig();
        for (String name : names) {
            System.out.println(name + " = " + config.getValue(name, String.class));
        }
    }
}
