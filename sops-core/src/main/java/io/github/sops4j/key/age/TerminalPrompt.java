package io.github.sops4j.key.age;

import java.io.IOException;

final class TerminalPrompt implements PassphrasePrompt {
    @Override
    public char[] ask(String question) throws IOException {
        throw new IOException("TODO");
    }
}
