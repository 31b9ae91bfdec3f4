package io.github.sops4j.smallrye;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests with a configuration in a folder of its own. */
abstract class InAScene {
    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init") // JUnit calls the method that sets it
    Scene scene;

    @BeforeEach
    void aScene() throws Exception {
        scene = new Scene(folder);
    }
}
