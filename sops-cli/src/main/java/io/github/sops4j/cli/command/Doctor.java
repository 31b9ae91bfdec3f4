package io.github.sops4j.cli.command;

import io.github.sops4j.DecryptOptions;
import io.github.sops4j.Sops;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.options.Syntax;
import io.github.sops4j.config.ConfigFile;
import io.github.sops4j.config.CreationRule;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.key.DecryptionOrder;
import io.github.sops4j.metadata.Metadata;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code sops doctor}, which SOPS does not have: why a file opens, or does not. */
final class Doctor implements Command {
    private static final Syntax SYNTAX =
            Syntax.command(
                    "sops doctor",
                    "FILE",
                    "Say key by key what opens a file, whether its MAC fits, and what its rule says.",
                    Flags.join(
                            List.of(Flags.INPUT_TYPE, Flags.DECRYPTION_ORDER), Flags.KEY_SERVICES));

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation call) throws IOException {
        OneFile file = OneFile.named(call);
        file.requireExistence();
        byte[] source = file.read();
        FileFormat format = file.formats().inputOf(source);
        Diagnosis diagnosis = new Diagnosis();
        try (Keys keys = Keys.of(call)) {
            keys.usePublicKeysOf(file.config());
            Metadata metadata = Sops.metadata(source, format);
            diagnosis.file(Objects.requireNonNull(file.name()), format, metadata);
            diagnosis.keys(metadata, keys.ring().tryEach(metadata));
            ExitCode code = open(call, file, source, keys, diagnosis);
            rule(call, file, metadata, keys, diagnosis);
            call.surroundings().out().print(diagnosis.text());
            return code.status();
        } catch (SopsException failure) {
            throw file.named(failure);
        }
    }

    private static ExitCode open(
            Invocation call, OneFile file, byte[] source, Keys keys, Diagnosis diagnosis) {
        DecryptionOrder order = Decrypt.order(call.own().text(Flags.DECRYPTION_ORDER));
        DecryptOptions options = file.decryption(source, order, null);
        try {
            new Sops(keys.ring()).documents(source, options);
            diagnosis.opens();
            return ExitCode.SUCCESS;
        } catch (SopsException failure) {
            diagnosis.doesNotOpen(failure);
            return ExitCode.of(failure.kind());
        }
    }

    /** A rule that cannot be used does not keep a file from being opened. */
    private static void rule(
            Invocation call, OneFile file, Metadata metadata, Keys keys, Diagnosis diagnosis) {
        ConfigFile config = file.config();
        if (config == null) {
            diagnosis.noConfig(call.surroundings().workingDirectory());
            return;
        }
        diagnosis.config(config.path());
        Path path = Objects.requireNonNull(file.name());
        try {
            String name = config.ruleNameFor(path);
            @Nullable CreationRule rule = config.ruleFor(path, keys.ring(), new TreeMap<>());
            if (name == null || rule == null) {
                diagnosis.rule("none, the configuration has no creation_rules");
                return;
            }
            diagnosis.rule(name);
            diagnosis.difference(GroupDifference.between(metadata, rule));
        } catch (SopsException unusable) {
            diagnosis.rule("cannot be used: " + unusable.getMessage());
        }
    }
}
