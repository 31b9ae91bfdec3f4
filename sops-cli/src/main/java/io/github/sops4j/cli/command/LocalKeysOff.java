package io.github.sops4j.cli.command;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.KeyProvider;
import io.github.sops4j.metadata.MasterKey;
import java.util.ArrayList;
import java.util.List;

/** A key type whose keys are read but not used: {@code --enable-local-keyservice=false}. */
record LocalKeysOff(KeyProvider provider) implements KeyProvider {

    /** All of these types, switched off. */
    static List<KeyProvider> of(List<KeyProvider> providers) {
        List<KeyProvider> off = new ArrayList<>();
        for (KeyProvider provider : providers) {
            off.add(new LocalKeysOff(provider));
        }
        return off;
    }

    @Override
    public String type() {
        return provider.type();
    }

    @Override
    public List<MasterKey> parse(String text) throws KeyException {
        return provider.parse(text);
    }

    @Override
    public String wrap(MasterKey key, byte[] secret) throws KeyException {
        throw off();
    }

    @Override
    public byte[] unwrap(MasterKey key) throws KeyException {
        throw off();
    }

    @Override
    public void close() {
        provider.close();
    }

    private static KeyException off() {
        return new KeyException(
                "the keys of this machine are switched off (--enable-local-keyservice=false), and"
                        + " key services are not supported");
    }
}
