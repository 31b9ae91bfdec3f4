package io.github.sops4j.cli.command;

import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.config.ConfigFile;
import io.github.sops4j.key.KeyProvider;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.key.age.AgeKeyProvider;
import io.github.sops4j.key.pgp.PgpKeyProvider;
import io.github.sops4j.key.user.TerminalPrompt;
import io.github.sops4j.key.user.UserEnvironment;
import io.github.sops4j.kms.aws.AwsKmsKeyProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The key types of this program, with the keys of the user; closing wipes what was read. */
final class Keys implements AutoCloseable {
    private static final String AWS = "AWSKMS";
    private static final String PGP = "PGP";
    private static final String AGE = "AGE";

    private final Surroundings surroundings;
    private final PgpKeyProvider pgp;
    private final KeyRing ring;

    private Keys(Surroundings surroundings, PgpKeyProvider pgp, KeyRing ring) {
        this.surroundings = surroundings;
        this.pgp = pgp;
        this.ring = ring;
    }

    /** What the surroundings of a call offer; nothing when it switches the local keys off. */
    static Keys of(Invocation call) {
        AuditFile.OF_MACHINE.requireNoRecord();
        Surroundings surroundings = call.surroundings();
        if (!call.own().list(Flags.KEYSERVICE).isEmpty()) {
            surroundings.log().warn("key services are not supported, --keyservice has no effect");
        }
        PgpKeyProvider pgp = new PgpKeyProvider(user(surroundings, PGP));
        List<KeyProvider> providers =
                List.of(
                        told(call, new AwsKmsKeyProvider(user(surroundings, AWS)), AWS),
                        told(call, pgp, PGP),
                        told(call, new AgeKeyProvider(user(surroundings, AGE)), AGE));
        boolean local = call.own().isOn(Flags.ENABLE_LOCAL_KEYSERVICE);
        return new Keys(
                surroundings, pgp, new KeyRing(local ? providers : LocalKeysOff.of(providers)));
    }

    private static KeyProvider told(Invocation call, KeyProvider provider, String logger) {
        return call.own().isOn(Flags.VERBOSE)
                ? new ToldKeys(provider, call.surroundings().log(), logger)
                : provider;
    }

    /** Says, where it is asked for, that a file was opened (clause C56). */
    static void tellOpened(Invocation call) {
        if (call.own().isOn(Flags.VERBOSE)) {
            call.surroundings().log().info("SOPS", "Data key recovered successfully");
            call.surroundings().log().debug("SOPS", "Decrypting tree");
        }
    }

    private static UserEnvironment user(Surroundings surroundings, String logger) {
        return new UserEnvironment(
                new UnaryOperator<@Nullable String>() {
                    @Override
                    public @Nullable String apply(@Nullable String name) {
                        return name == null ? null : surroundings.environment().get(name);
                    }
                },
                System.getProperty("os.name", ""),
                new TerminalPrompt(),
                new Consumer<String>() {
                    @Override
                    public void accept(String warning) {
                        surroundings.log().warn(logger, warning);
                    }
                });
    }

    /** What the account of the user offers, to whoever warns under this name. */
    UserEnvironment user(String logger) {
        return user(surroundings, logger);
    }

    KeyRing ring() {
        return ring;
    }

    /** OpenPGP keys, which also come from files that a command line or a configuration names. */
    PgpKeyProvider pgp() {
        return pgp;
    }

    /** Takes the OpenPGP public keys of the folder that a configuration names, if it does. */
    void usePublicKeysOf(@Nullable ConfigFile config) {
        Path folder = config == null ? null : config.pgpKeyFolder();
        if (folder != null) {
            pgp.addPublicKeys(folder);
        }
    }

    @Override
    public void close() {
        ring.close();
    }
}
