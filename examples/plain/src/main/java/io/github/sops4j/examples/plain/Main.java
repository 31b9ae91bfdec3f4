package io.github.sops4j.examples.plain;

import io.github.sops4j.Secrets;
import io.github.sops4j.Sops;
import io.github.sops4j.Source;
import io.github.sops4j.error.SopsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads {@code secrets.enc.yaml} in the folder where it is started. */
public final class Main {

    private Main() {}

    /** What {@code db} in the file is bound to. */
    record Database(String user, String password, List<String> hosts) {

        /** Not the password. */
        @Override
        public String toString() {
            return user + " at " + hosts;
        }
    }

    /** Says who it is, or in one line why it does not start. */
    public static void main(String[] arguments) {
        try (Sops sops = Sops.ofUser()) {
            Secrets secrets = sops.read(Source.of(Path.of("secrets.enc.yaml")));
            Database database = secrets.bind("db", Database.class);
            System.out.println(
                    database + ", password of " + database.password().length() + " characters");
            System.out.println("first host " + secrets.text("db.hosts[0]"));
        } catch (SopsException | IOException failure) {
            System.err.println("cannot start: " + failure.getMessage());
            System.exit(1);
        }
    }
}
