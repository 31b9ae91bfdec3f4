package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPMarker;
import org.bouncycastle.openpgp.PGPObjectFactory;
import org.bouncycastle.openpgp.PGPOnePassSignatureList;
import org.bouncycastle.openpgp.PGPPadding;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSessionKey;
import org.bouncycastle.openpgp.PGPSessionKeyEncryptedData;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.PublicKeyDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.SessionKeyDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcSessionKeyDataDecryptorFactory;

/**
 * An OpenPGP message: for whom it is, and what a secret key finds in it (RFC 9580, section 10.3;
 * clause K45).
 *
 * <p>Nothing of what is inside is looked at before its integrity was checked. Messages without
 * integrity protection are refused.
 */
final class PgpMessage {

    /** A recipient that is not named; any key may fit. */
    static final long HIDDEN = 0;

    /** SOPS makes a message for each key; what people make by hand has a few recipients. */
    private static final int MAX_RECIPIENTS = 64;

    /** Each may need every secret key to be tried. */
    private static final int MAX_HIDDEN = 8;

    private static final int MAX_SECRET_BYTES = 4096;
    private static final int MAX_NESTING = 4;

    /** What SOPS says of an empty answer (clause K44). */
    static final String EMPTY = "failed to decrypt sops data key with pgp: zero bytes returned";

    private final String armored;
    private final byte[] packets;
    private final List<PGPPublicKeyEncryptedData> sessions;
    private final List<Long> recipients;

    private PgpMessage(String armored, byte[] packets, List<PGPPublicKeyEncryptedData> sessions) {
        this.armored = armored;
        this.packets = packets;
        this.sessions = sessions;
        List<Long> ids = new ArrayList<>();
        for (PGPPublicKeyEncryptedData session : sessions) {
            ids.add(session.getKeyIdentifier().getKeyId());
        }
        this.recipients = List.copyOf(ids);
    }

    /**
     * Reads what stands before the encrypted data.
     *
     * @param armored an armored message, the {@code enc} field of a key
     * @throws KeyException when it is none, or has no integrity protection
     */
    static PgpMessage parse(String armored) throws KeyException {
        byte[] packets = PgpArmor.decode(armored, PgpArmor.MESSAGE);
        PgpMessage message =
                Guarded.call(
                        "the OpenPGP message is malformed",
                        () -> new PgpMessage(armored, packets, sessions(packets)));
        int hidden = Collections.frequency(message.recipients, HIDDEN);
        if (message.recipients.size() > MAX_RECIPIENTS || hidden > MAX_HIDDEN) {
            throw new KeyException(
                    "the OpenPGP message is for "
                            + message.recipients.size()
                            + " keys, "
                            + hidden
                            + " of them hidden; more than "
                            + MAX_RECIPIENTS
                            + ", or "
                            + MAX_HIDDEN
                            + " hidden, are not tried");
        }
        return message;
    }

    private static List<PGPPublicKeyEncryptedData> sessions(byte[] packets)
            throws IOException, KeyException {
        PGPEncryptedDataList list = new PGPEncryptedDataList(packets);
        List<PGPPublicKeyEncryptedData> sessions = new ArrayList<>();
        for (PGPEncryptedData each : list) {
            if (!each.isIntegrityProtected() && !each.isAEAD()) {
                throw new KeyException("the OpenPGP message has no integrity protection");
            }
            if (each instanceof PGPPublicKeyEncryptedData session) {
                sessions.add(session);
            }
        }
        if (sessions.isEmpty()) {
            throw new KeyException("the OpenPGP message is for no public key");
        }
        return sessions;
    }

    /** The message as it was given. */
    String armored() {
        return armored;
    }

    /** The ids of the keys it is for, in order; {@link #HIDDEN} where one is not named. */
    List<Long> recipients() {
        return recipients;
    }

    /**
     * The places among the recipients that may be those of a key, hidden ones behind the others.
     */
    List<Integer> placesOf(PGPPublicKey key) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < recipients.size(); i++) {
            if (recipients.get(i) == key.getKeyIdentifier().getKeyId()) {
                places.add(i);
            }
        }
        for (int i = 0; i < recipients.size() && key.isEncryptionKey(); i++) {
            if (recipients.get(i) == HIDDEN) {
                places.add(i);
            }
        }
        return places;
    }

    /**
     * What the message holds, opened at the first place that is a key's.
     *
     * @param secretKey recovers session keys
     * @return at most 4096 bytes, which the caller wipes
     * @throws AgentDecryption.AgentRefusal when whoever holds the key does not use it, at once
     * @throws PGPException when the message is for another key, or was changed
     * @throws KeyException when the message holds something else
     */
    byte[] open(PGPPublicKey key, PublicKeyDataDecryptorFactory secretKey)
            throws PGPException, KeyException {
        PGPException failure = new PGPException("the message is for another key");
        for (int place : placesOf(key)) {
            try {
                return open(place, secretKey);
            } catch (AgentDecryption.AgentRefusal refusal) {
                throw refusal;
            } catch (PGPException another) {
                failure = another;
            }
        }
        throw failure;
    }

    private byte[] open(int recipient, PublicKeyDataDecryptorFactory secretKey)
            throws PGPException, KeyException {
        byte[] content;
        try {
            PGPSessionKey sessionKey = sessions.get(recipient).getSessionKey(secretKey);
            content = content(new BcSessionKeyDataDecryptorFactory(sessionKey));
        } catch (IOException | RuntimeException e) {
            throw new PGPException("the session key does not open the message", e);
        }
        try {
            return Guarded.call(
                    "the OpenPGP message holds no data", () -> literal(content, MAX_NESTING));
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /** Opened from the beginning: the library reads the packets of a message once. */
    private byte[] content(SessionKeyDataDecryptorFactory sessionKey)
            throws IOException, PGPException, KeyException {
        PGPSessionKeyEncryptedData fresh =
                new PGPEncryptedDataList(packets).extractSessionKeyEncryptedData();
        byte[] content = read(fresh.getDataStream(sessionKey), packets.length + 1);
        if (content.length > packets.length || (!fresh.isAEAD() && !fresh.verify())) {
            Arrays.fill(content, (byte) 0);
            throw new PGPException("the message was changed");
        }
        return content;
    }

    private static byte[] literal(byte[] content, int nesting)
            throws IOException, PGPException, KeyException {
        PGPObjectFactory objects = new BcPGPObjectFactory(new ByteArrayInputStream(content));
        for (Object object = objects.nextObject(); object != null; object = objects.nextObject()) {
            if (object instanceof PGPLiteralData data) {
                return bounded(data.getInputStream());
            }
            if (object instanceof PGPCompressedData data && nesting > 0) {
                return nested(bounded(data.getDataStream()), nesting - 1);
            }
            boolean mayPrecede =
                    object instanceof PGPOnePassSignatureList
                            || object instanceof PGPMarker
                            || object instanceof PGPPadding;
            if (!mayPrecede) {
                break;
            }
        }
        throw new KeyException("the OpenPGP message holds no data");
    }

    private static byte[] nested(byte[] content, int nesting)
            throws IOException, PGPException, KeyException {
        try {
            return literal(content, nesting);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private static byte[] bounded(InputStream stream) throws IOException, KeyException {
        byte[] bytes = read(stream, MAX_SECRET_BYTES + 1);
        if (bytes.length > MAX_SECRET_BYTES) {
            Arrays.fill(bytes, (byte) 0);
            throw new KeyException("the OpenPGP message holds more than a data key");
        }
        if (bytes.length == 0) {
            throw new KeyException(EMPTY);
        }
        return bytes;
    }

    /** At most so many bytes; unlike what Java offers it leaves no copy of them behind. */
    private static byte[] read(InputStream stream, int most) throws IOException {
        byte[] buffer = new byte[most];
        try {
            return Arrays.copyOf(buffer, stream.readNBytes(buffer, 0, most));
        } finally {
            Arrays.fill(buffer, (byte) 0);
        }
    }
}
