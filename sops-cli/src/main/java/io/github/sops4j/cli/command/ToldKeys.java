package io.github.sops4j.cli.command;

import io.github.sops4j.cli.output.Log;
import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.KeyProvider;
import io.github.sops4j.metadata.MasterKey;
import java.util.List;

/** A key type that tells which of its keys opened something and which did not (clause C56). */
final class ToldKeys implements KeyProvider {
    private final KeyProvider provider;
    private final Log log;
    private final String logger;

    ToldKeys(KeyProvider provider, Log log, String logger) {
        this.provider = provider;
        this.log = log;
        this.logger = logger;
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
        return provider.wrap(key, secret);
    }

    @Override
    public byte[] unwrap(MasterKey key) throws KeyException {
        boolean opened = false;
        try {
            byte[] secret = provider.unwrap(key);
            opened = true;
            return secret;
        } finally {
            log.info(logger, opened ? "Decryption succeeded" : "Decryption failed");
        }
    }

    @Override
    public boolean isRemote() {
        return provider.isRemote();
    }

    @Override
    public void close() {
        provider.close();
    }
}
