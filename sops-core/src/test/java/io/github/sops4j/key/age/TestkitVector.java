package io.github.sops4j.key.age;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Passphrase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.InflaterInputStream;

/** One file of the CCTV age vectors: what is expected, who opens it, and the age file. */
final class TestkitVector {

    private String expect = "";
    private String payloadHash = "";
    private String passphrase = "";
    private boolean armored;
    private byte[] file;
    private final List<Identity> identities = new ArrayList<>();

    private TestkitVector(byte[] file) {
        this.file = file;
    }

    static TestkitVector parse(byte[] content) throws IOException, KeyException {
        String text = new String(content, ISO_8859_1);
        int end = text.indexOf("\n\n");
        TestkitVector vector =
                new TestkitVector(Arrays.copyOfRange(content, end + 2, content.length));
        for (String line : text.substring(0, end).lines().toList()) {
            int colon = line.indexOf(": ");
            vector.read(line.substring(0, colon), line.substring(colon + 2));
        }
        return vector;
    }

    private void read(String name, String value) throws IOException, KeyException {
        switch (name) {
            case "expect" -> expect = value;
            case "payload" -> payloadHash = value;
            case "passphrase" -> passphrase = value;
            case "armored" -> armored = true;
            case "compressed" ->
                    file = new InflaterInputStream(new ByteArrayInputStream(file)).readAllBytes();
            case "identity" -> identities.addAll(IdentityText.parse(value.getBytes(UTF_8), false));
            default -> {}
        }
    }

    String expect() {
        return expect;
    }

    String payloadHash() {
        return payloadHash;
    }

    /** The plaintext, as the provider and its passphrase-protected identities open files. */
    byte[] decrypt() throws KeyException {
        AgeFile parsed = armored ? AgeFile.parseArmored(file) : AgeFile.parse(file);
        return parsed.open(fileKey(parsed.stanzas()));
    }

    private byte[] fileKey(List<Stanza> stanzas) throws KeyException {
        for (Identity identity : identities) {
            byte[] fileKey = identity.unwrap(stanzas);
            if (fileKey != null) {
                return fileKey;
            }
        }
        if (!passphrase.isEmpty()) {
            ScryptStanza stanza = ScryptStanza.of(stanzas);
            byte[] fileKey =
                    stanza == null ? null : stanza.unwrap(Passphrase.of(passphrase.toCharArray()));
            if (fileKey != null) {
                return fileKey;
            }
        }
        throw new KeyException("no match");
    }
}
