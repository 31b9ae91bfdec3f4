package io.github.sops4j.examples.boot4;

import static java.util.Objects.requireNonNull;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Says what it would connect to, and what its actuator would say of the password. */
@SpringBootApplication
@EnableConfigurationProperties(Database.class)
public class Orders {

    /** Starts the application. */
    public static void main(String[] arguments) {
        SpringApplication.run(Orders.class, arguments);
    }

    @Bean
    CommandLineRunner connection(Database database, EnvironmentEndpoint actuator) {
        return arguments -> {
            String name = "orders.database.password";
            Object shown = requireNonNull(actuator.environmentEntry(name).getProperty()).getValue();
            System.out.println(
                    database + ", password of " + database.password().length() + " characters");
            System.out.println("the actuator shows " + name + " as " + shown);
        };
    }
}
