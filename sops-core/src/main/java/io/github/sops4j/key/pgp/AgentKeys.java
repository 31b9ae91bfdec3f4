package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.AssuanException;
import io.github.sops4j.key.user.Passphrase;
import io.github.sops4j.key.user.UserEnvironment;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.jspecify.annotations.Nullable;

/** Secret keys that gpg-agent uses for us: on cards, with cached passphrases, forwarded. */
final class AgentKeys implements SecretKeySource {

    private static final String NAME = "gpg-agent";

    private final GnupgHome home;
    private final PublicRing ring;
    private final UserEnvironment environment;
    private final Passphrases passphrases;

    AgentKeys(
            GnupgHome home, PublicRing ring, UserEnvironment environment, Passphrases passphrases) {
        this.home = home;
        this.ring = ring;
        this.environment = environment;
        this.passphrases = passphrases;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte @Nullable [] open(PgpMessage message, Attempts attempts) {
        try (AgentConnection agent = AgentConnection.open(home, environment);
                Passphrase given = passphrases.given()) {
            return open(agent, given, message, attempts);
        } catch (IOException | KeyException e) {
            attempts.failed(NAME, e);
        }
        return null;
    }

    private byte @Nullable [] open(
            AgentConnection agent,
            @Nullable Passphrase given,
            PgpMessage message,
            Attempts attempts)
            throws IOException, KeyException {
        boolean fits = false;
        for (PGPPublicKey key : ring.candidates(message)) {
            String keygrip = Keygrip.of(key);
            if (agent.has(keygrip)) {
                fits = true;
                boolean onCard = agent.isOnCard(keygrip);
                AgentDecryption decryption =
                        new AgentDecryption(agent, key, keygrip, onCard ? null : given);
                byte[] secret = open(message, key, decryption, attempts);
                if (secret != null || attempts.areOver()) {
                    return secret;
                }
            }
        }
        if (!fits) {
            attempts.failed(NAME, "no secret key " + KeyName.list(message.recipients()));
        }
        return null;
    }

    private static byte @Nullable [] open(
            PgpMessage message, PGPPublicKey key, AgentDecryption decryption, Attempts attempts) {
        try {
            return message.open(key, decryption);
        } catch (AgentDecryption.AgentRefusal e) {
            attempts.failed(NAME, reason(e.reason(), decryption, attempts));
        } catch (KeyException content) {
            attempts.failed(NAME, content);
            attempts.stop();
        } catch (PGPException another) {
            attempts.failed(NAME, "its answer does not open the message");
        }
        return null;
    }

    private static String reason(
            IOException refusal, AgentDecryption decryption, Attempts attempts) {
        if (refusal instanceof SocketTimeoutException) {
            attempts.stop();
            return "nobody answered its question in three minutes";
        }
        int code = refusal instanceof AssuanException answer ? answer.code() : 0;
        return switch (code) {
            case AssuanException.CANCELED, AssuanException.FULLY_CANCELED -> {
                attempts.stop();
                yield "the question for a passphrase was cancelled";
            }
            case AssuanException.BAD_PIN -> {
                attempts.stop();
                yield "wrong PIN";
            }
            case AssuanException.BAD_PASSPHRASE -> {
                if (decryption.asksAPerson()) {
                    attempts.stop();
                }
                yield "wrong passphrase";
            }
            case AssuanException.CARD_NOT_PRESENT, AssuanException.NO_CARD_DAEMON ->
                    "the card with the secret key is not inserted";
            case AssuanException.NO_PIN_ENTRY ->
                    "the key needs a passphrase, and there is no pinentry to ask for it";
            default -> String.valueOf(refusal.getMessage());
        };
    }
}
