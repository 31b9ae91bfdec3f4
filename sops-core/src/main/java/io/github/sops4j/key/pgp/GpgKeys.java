package io.github.sops4j.key.pgp;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/** What the program {@code gpg} opens with whatever it finds (clause K44). */
final class GpgKeys implements SecretKeySource {

    private final GpgProgram program;

    GpgKeys(GpgProgram program) {
        this.program = program;
    }

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public byte @Nullable [] open(PgpMessage message, Attempts attempts) {
        try {
            byte[] secret = program.decrypt(message.armored());
            if (secret.length > 0) {
                return secret;
            }
            attempts.failed(program.name(), PgpMessage.EMPTY);
        } catch (IOException e) {
            attempts.failed(program.name(), e);
            if (saidNo(e)) {
                attempts.stop();
            }
        }
        return null;
    }

    /** Whether a person was asked already, and did not give the passphrase. */
    private static boolean saidNo(IOException failure) {
        String said = String.valueOf(failure.getMessage());
        return failure instanceof SocketTimeoutException
                || said.contains("cancelled")
                || said.contains("Bad passphrase");
    }
}
