package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.AssuanException;
import io.github.sops4j.key.user.Passphrase;
import io.github.sops4j.key.user.UserEnvironment;
import java.io.IOException;
import java.util.List;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.jspecify.annotations.Nullable;

/** Secret keys that gpg-agent uses for us: on cards, with cached passphrases, forwarded. */
final class AgentKeys implements SecretKeySource {

    private static final String NAME = "gpg-agent";

    private final GnupgHome home;
    private final PublicRing ring;
    private final UserEnvironment environment;
    private final PassphraseSources passphrases;

    AgentKeys(
            GnupgHome home,
            PublicRing ring,
            UserEnvironment environment,
            PassphraseSources passphrases) {
        this.home = home;
        this.ring = ring;
        this.environment = environment;
        this.passphrases = passphrases;
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
        List<Long> recipients = message.recipients();
        boolean fits = false;
        for (int i = 0; i < recipients.size(); i++) {
            for (PGPPublicKey key : ring.candidates(recipients.get(i))) {
                String keygrip = Keygrip.of(key);
                if (agent.has(keygrip)) {
                    fits = true;
                    byte[] secret =
                            open(
                                    message,
                                    i,
                                    new AgentDecryption(agent, key, keygrip, given),
                                    attempts);
                    if (secret != null || attempts.isRefused()) {
                        return secret;
                    }
                }
            }
        }
        if (!fits) {
            attempts.failed(NAME, "no secret key " + KeyName.list(recipients));
        }
        return null;
    }

    private static byte @Nullable [] open(
            PgpMessage message, int recipient, AgentDecryption key, Attempts attempts)
            throws KeyException {
        try {
            return message.open(recipient, key);
        } catch (AgentDecryption.AgentRefusal e) {
            attempts.failed(NAME, reason(e.reason(), attempts));
        } catch (PGPException e) {
            attempts.failed(NAME, "its answer does not open the message");
        }
        return null;
    }

    private static String reason(IOException refusal, Attempts attempts) {
        int code = refusal instanceof AssuanException answer ? answer.code() : 0;
        return switch (code) {
            case AssuanException.CANCELED, AssuanException.FULLY_CANCELED -> {
                attempts.refused();
                yield "the question for a passphrase was cancelled";
            }
            case AssuanException.BAD_PASSPHRASE -> {
                attempts.refused();
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
