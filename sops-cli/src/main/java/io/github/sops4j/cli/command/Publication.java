package io.github.sops4j.cli.command;

import io.github.sops4j.DecryptOptions;
import io.github.sops4j.EncryptOptions;
import io.github.sops4j.Sops;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.publish.BucketStore;
import io.github.sops4j.cli.publish.Store;
import io.github.sops4j.cli.publish.VaultStore;
import io.github.sops4j.config.ConfigFile;
import io.github.sops4j.config.CreationRule;
import io.github.sops4j.config.DestinationRule;
import io.github.sops4j.config.DestinationRule.Bucket;
import io.github.sops4j.config.DestinationRule.Vault;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.Formats;
import io.github.sops4j.metadata.Selector;
import java.io.IOException;
import java.util.Arrays;

/** The files of one call, each taken to where its rule says (clauses C178 to C180). */
final class Publication implements AutoCloseable {
    private static final String LOGGER = "PUBLISH";

    private final Invocation call;
    private final ConfigFile config;
    private final Keys keys;
    private final BucketStore buckets;

    Publication(Invocation call, ConfigFile config, Keys keys) {
        this.call = call;
        this.config = config;
        this.keys = keys;
        this.buckets = new BucketStore(keys.user(LOGGER));
    }

    void publish(PublishedFile file) throws IOException {
        DestinationRule rule = config.destinationFor(file.named(), keys.ring());
        boolean shorter = rule.omitExtensions() || call.own().isOn(Publish.OMIT_EXTENSIONS);
        OneFile input = OneFile.called(call, file.named());
        byte[] source = input.read();
        try {
            publish(file, rule, file.name(shorter), source);
        } catch (SopsException failure) {
            throw failure.in(file.path().toString());
        }
    }

    private void publish(PublishedFile file, DestinationRule rule, String name, byte[] source)
            throws IOException {
        FileFormat format = new FormatChoice(call, config, file.path()).inputOf(source);
        if (rule.place() instanceof Bucket bucket) {
            send(file, buckets.object(bucket, name, encrypted(rule, format, source)));
        } else if (rule.place() instanceof Vault vault) {
            send(
                    file,
                    VaultStore.secret(
                            keys.user(LOGGER),
                            vault,
                            name,
                            new Sops(keys.ring()).documents(source, options(format))));
        }
    }

    private void send(PublishedFile file, Store store) throws IOException {
        Surroundings surroundings = call.surroundings();
        if (!call.own().isOn(Flags.YES) && !isConfirmed(file, store)) {
            String cancelled = "Publication of " + file.path() + " canceled";
            if (!call.own().isOn(Publish.RECURSIVE)) {
                throw new CommandException(ExitCode.GENERIC, cancelled);
            }
            surroundings.out().print(cancelled + "\n");
            return;
        }
        try {
            store.send();
        } catch (IOException refused) {
            throw new CommandException(
                    ExitCode.GENERIC,
                    "cannot publish " + file.path() + ": " + refused.getMessage());
        }
        if (call.own().isOn(Flags.VERBOSE) || call.root().isOn(Flags.VERBOSE)) {
            surroundings.log().info(LOGGER, file.path() + " published to " + store.url());
        }
    }

    private boolean isConfirmed(PublishedFile file, Store store) throws IOException {
        String question = "uploading " + file.path() + " to " + store.url() + " ? (y/n): ";
        return new Confirmation(call.surroundings(), question).isGiven();
    }

    /** The file as it is, or encrypted anew for the keys of a rule (clause C179). */
    private byte[] encrypted(DestinationRule destination, FileFormat format, byte[] source)
            throws IOException {
        CreationRule rule = destination.recreation();
        if (rule == null) {
            Sops.metadata(source, format);
            return source;
        }
        GroupDifference difference =
                new GroupDifference(Sops.metadata(source, format).groups(), 0, rule.groups(), 0);
        Sops sops = new Sops(keys.ring());
        byte[] plain = sops.decrypt(source, options(format));
        try {
            if (!difference.isEmpty()) {
                Surroundings surroundings = call.surroundings();
                surroundings
                        .out()
                        .print(difference.text("key groups", surroundings.out().isStyled()));
            }
            return sops.encrypt(plain, recreation(rule, format));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** All selectors of the rule count: SOPS drops some, and what it stores has another MAC. */
    private EncryptOptions recreation(CreationRule rule, FileFormat format) {
        boolean binary = format.name().equals(Formats.BINARY);
        Selector selector = rule.selector() == null ? Selector.DEFAULT : rule.selector();
        return new EncryptOptions(
                format,
                format,
                rule.groups(),
                rule.shamirThreshold(),
                binary ? null : selector,
                !binary && rule.macOnlyEncrypted());
    }

    private DecryptOptions options(FileFormat format) {
        return new DecryptOptions(
                format,
                format,
                Decrypt.order(call.own().text(Flags.DECRYPTION_ORDER)),
                false,
                null,
                call.surroundings().log());
    }

    @Override
    public void close() {
        buckets.close();
    }
}
