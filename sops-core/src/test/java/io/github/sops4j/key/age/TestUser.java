package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.UserEnvironment;
import io.github.sops4j.metadata.MasterKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Somebody with a home of their own, variables, and a passphrase to type. */
final class TestUser implements AutoCloseable {

    private final Map<String, String> variables = new HashMap<>();
    final List<String> questions = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    private final AgeKeyProvider provider;
    private String passphrase = "";

    TestUser(Path home) {
        variables.put("HOME", home.toString());
        provider =
                new AgeKeyProvider(
                        new UserEnvironment(
                                variables::get, "Linux", home, this::answer, warnings::add));
    }

    TestUser with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    TestUser with(String variable, Path value) {
        return with(variable, value.toString());
    }

    TestUser without(String variable) {
        variables.remove(variable);
        return this;
    }

    TestUser typing(String text) {
        passphrase = text;
        return this;
    }

    AgeKeyProvider provider() {
        return provider;
    }

    MasterKey wrapped(String recipient, byte[] secret) throws KeyException {
        MasterKey key = provider.parse(recipient).get(0);
        return key.withEncrypted(provider.wrap(key, secret));
    }

    private char[] answer(String question) throws IOException {
        questions.add(question);
        if (passphrase.isEmpty()) {
            throw new IOException("nobody is here");
        }
        return passphrase.toCharArray();
    }

    @Override
    public void close() {
        provider.close();
    }
}
