package io.github.sops4j.format.yaml.source;

import java.util.Arrays;

/** Tokens between scanner and parser, numbered from the beginning of the text. */
final class TokenQueue {

    private Token[] tokens = new Token[16];
    private int head;
    private int size;
    private int taken;

    int length() {
        return size - head;
    }

    Token first() {
        return tokens[head];
    }

    void removeFirst() {
        head++;
        taken++;
    }

    /** How many tokens have been appended since the beginning of the text, those taken included. */
    int nextNumber() {
        return taken + length();
    }

    /** Whether tokens of these two types were the last to be appended. */
    boolean endsWith(TokenType beforeLast, TokenType last) {
        return size > 1 && tokens[size - 2].type == beforeLast && tokens[size - 1].type == last;
    }

    Token last() {
        return tokens[size - 1];
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The last token; when that is a comma, the one before it. */
    Token lastBesidesComma() {
        return size > 1 && last().type == TokenType.FLOW_ENTRY ? tokens[size - 2] : last();
    }

    void add(Token token) {
        if (size == tokens.length) {
            makeRoom();
        }
        tokens[size++] = token;
    }

    /** Puts a token before the one with this number; at the end when that has been taken. */
    void insert(int number, Token token) {
        add(token);
        int index = head + number - taken;
        if (index >= head) {
            System.arraycopy(tokens, index, tokens, index + 1, size - 1 - index);
            tokens[index] = token;
        }
    }

    /** Says that the token with this number does not begin a simple key, if it is still here. */
    void forgetKey(int number) {
        int index = head + number - taken;
        if (index >= head && index < size) {
            tokens[index].keyLevel = Token.NO_KEY;
        }
    }

    /** The two tokens before the head stay: comments look back at them. */
    private void makeRoom() {
        int kept = Math.max(head - 2, 0);
        if (size - kept > tokens.length / 2) {
            tokens = Arrays.copyOfRange(tokens, kept, kept + 2 * tokens.length);
        } else {
            System.arraycopy(tokens, kept, tokens, 0, size - kept);
        }
        size -= kept;
        head -= kept;
    }
}
