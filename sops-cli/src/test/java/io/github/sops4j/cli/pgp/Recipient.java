package io.github.sops4j.cli.pgp;

import io.github.sops4j.program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whom gpg sees as the recipient of an encrypted file. */
final class Recipient {

    private static final String PACKET = ":pubkey enc packet";
    private static final String KEY_ID = "keyid ";

    private Recipient() {}

    /** The id of the key that the first message in an encrypted JSON file is for. */
    static String of(Outcome encrypted) throws IOException, InterruptedException {
        String file = encrypted.result();
        int start = file.indexOf("-----BEGIN PGP MESSAGE");
        String armored = file.substring(start, file.indexOf('"', start)).replace("\\n", "\n");
        Path message = Files.createTempFile("message", ".asc");
        try {
            Files.writeString(message, armored);
            String packets = packets(message);
            int id = packets.indexOf(KEY_ID, packets.indexOf(PACKET)) + KEY_ID.length();
            return packets.substring(id, packets.indexOf('\n', id));
        } finally {
            Files.delete(message);
        }
    }

    private static String packets(Path message) throws IOException, InterruptedException {
        String file = message.toString();
        return Outcome.of(new ProcessBuilder("gpg", "--list-only", "--list-packets", file))
                .result();
    }
}
