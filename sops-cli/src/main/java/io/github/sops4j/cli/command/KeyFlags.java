package io.github.sops4j.cli.command;

import io.github.sops4j.cli.options.Flag;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.KeyProvider;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.metadata.MasterKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The keys that flags, or the variables behind them, name. */
final class KeyFlags {
    private final Invocation call;
    private final KeyRing ring;
    private final SortedMap<String, @Nullable String> context;

    /**
     * The flags of one call.
     *
     * @param context the encryption context of AWS KMS keys (clause C126)
     */
    KeyFlags(Invocation call, KeyRing ring, SortedMap<String, @Nullable String> context) {
        this.call = call;
        this.ring = ring;
        this.context = context;
    }

    /**
     * The keys of one flag; none when it is not given or empty.
     *
     * @throws SopsException of kind {@code KEYS} when its text is malformed, {@code UNSUPPORTED}
     *     when nobody here knows the type
     */
    List<MasterKey> keys(String type, Flag flag) {
        return keys(type, flag, call.own().text(flag));
    }

    /** The keys of a flag each time it is given; fails as {@link #keys} does. */
    List<MasterKey> allKeys(String type, Flag flag) {
        List<MasterKey> all = new ArrayList<>();
        for (String text : call.own().list(flag)) {
            all.addAll(keys(type, flag, text));
        }
        return all;
    }

    private List<MasterKey> keys(String type, Flag flag, String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        KeyProvider provider = ring.provider(type);
        if (provider == null) {
            throw new SopsException(
                    Kind.UNSUPPORTED,
                    "sops4j does not encrypt for keys of type " + type + " (" + source(flag) + ")");
        }
        try {
            List<MasterKey> keys = provider.parse(text);
            return type.equals("kms") ? withProfileAndContext(keys) : keys;
        } catch (KeyException e) {
            throw new SopsException(Kind.KEYS, e.getMessage(), e);
        }
    }

    private List<MasterKey> withProfileAndContext(List<MasterKey> keys) {
        String profile = call.own().text(Flags.AWS_PROFILE);
        List<MasterKey> whole = new ArrayList<>();
        for (MasterKey key : keys) {
            whole.add(key.with("aws_profile", profile).withContext(context));
        }
        return whole;
    }

    private String source(Flag flag) {
        return call.own().isGiven(flag) ? "--" + flag.name() : "variable " + flag.variable();
    }
}
