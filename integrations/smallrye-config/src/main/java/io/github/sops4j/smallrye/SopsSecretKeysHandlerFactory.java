package io.github.sops4j.smallrye;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.SecretKeysHandler;
import io.smallrye.config.SecretKeysHandlerFactory;

/**
 * Reads {@code ${sops::file#path}}: the value with this path in an encrypted file, a path as {@link
 * io.github.sops4j.Secrets} takes it. The file is a path, an absolute {@code file:} URL or {@code
 * classpath:} and a resource; the first {@code #} ends it. A value that is not there is a failure,
 * there is no default.
 *
 * <p>A file is opened once for each configuration, when a value of it is asked for first; keys are
 * wiped then.
 */
public final class SopsSecretKeysHandlerFactory implements SecretKeysHandlerFactory {
    static final String NAME = "sops";

    /** Found on the class path. */
    public SopsSecretKeysHandlerFactory() {}

    @Override
    public String getName() {
        return NAME;
    }

    /** A handler that looks at settings when it is needed first: by then all of them are there. */
    @Override
    public SecretKeysHandler getSecretKeysHandler(ConfigSourceContext context) {
        return new LazySecretKeysHandler(
                new SecretKeysHandlerFactory() {
                    @Override
                    public SecretKeysHandler getSecretKeysHandler(ConfigSourceContext complete) {
                        return new OpenedFiles(new Keys(new Settings(complete)));
                    }

                    @Override
                    public String getName() {
                        return NAME;
                    }
                });
    }
}
