package io.github.sops4j.examples.boot3;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Says what it would connect to. */
@SpringBootApplication
@EnableConfigurationProperties(Database.class)
public class Orders {

    /** Starts the application. */
    public static void main(String[] arguments) {
        SpringApplication.run(Orders.class, arguments);
    }

    @Bean
    CommandLineRunner connection(Database database) {
        return arguments ->
                System.out.println(
                        database + ", password of " + database.password().length() + " characters");
    }
}
