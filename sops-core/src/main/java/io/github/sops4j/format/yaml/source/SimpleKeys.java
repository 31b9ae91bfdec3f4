package io.github.sops4j.format.yaml.source;

import java.util.ArrayList;
import java.util.List;

/**
 * The places where a key without {@code ?} may have begun, one for each open flow collection. Which
 * of them is a key shows when its colon is found: in the same line, within 1,024 characters.
 */
final class SimpleKeys {

    /** Where a key may have begun. */
    static final class Key {
        int number;
        int offset;
        int line;
        int column;
        private boolean possible;
        private boolean required;
    }

    private static final int MAXIMUM_LEVEL = 10_000;
    private static final int MAXIMUM_LENGTH = 1024;

    private final Cursor cursor;
    private final TokenQueue tokens;
    private final List<Key> keys = new ArrayList<>();
    private int level;

    SimpleKeys(Cursor cursor, TokenQueue tokens) {
        this.cursor = cursor;
        this.tokens = tokens;
        keys.add(new Key());
    }

    /** The number of open flow collections. */
    int level() {
        return level;
    }

    /** The key of the current level. */
    Key current() {
        return keys.get(level);
    }

    /**
     * The next token may begin a key; a required one must, since it stands in the block's column.
     */
    void save(boolean required) {
        discard();
        Key key = current();
        place(key);
        key.possible = true;
        key.required = required;
    }

    /** There is no key at this level; an error when there must be one. */
    void discard() {
        Key key = current();
        if (key.possible) {
            if (key.required) {
                throw missingColon(key);
            }
            forget(key);
        }
    }

    /** The key of this level is one, or is none and has been dealt with. */
    void forget(Key key) {
        key.possible = false;
        tokens.forgetKey(key.number);
    }

    /** Whether a token may still turn out to begin a key. */
    boolean isPossible(int keyLevel) {
        return keyLevel >= 0 && keyLevel <= level && isPossible(keys.get(keyLevel));
    }

    /** Whether the colon of a key may still come; an error when it must and cannot. */
    boolean isPossible(Key key) {
        if (!key.possible) {
            return false;
        }
        if (key.line < cursor.line || isTooLong(key)) {
            if (key.required) {
                throw missingColon(key);
            }
            key.possible = false;
        }
        return key.possible;
    }

    private boolean isTooLong(Key key) {
        int length = cursor.offset - key.offset;
        return length > MAXIMUM_LENGTH
                && (length > 2 * MAXIMUM_LENGTH
                        || Character.codePointCount(cursor.text, key.offset, length)
                                > MAXIMUM_LENGTH);
    }

    void enterFlow() {
        level++;
        if (level > MAXIMUM_LEVEL) {
            throw cursor.error("exceeded max depth of " + MAXIMUM_LEVEL);
        }
        if (level == keys.size()) {
            keys.add(new Key());
        }
        Key key = current();
        place(key);
        key.possible = false;
        key.required = false;
    }

    void leaveFlow() {
        if (level > 0) {
            tokens.forgetKey(current().number);
            level--;
        }
    }

    private void place(Key key) {
        key.number = tokens.nextNumber();
        key.offset = cursor.offset;
        key.line = cursor.line;
        key.column = cursor.column();
    }

    private YamlSyntaxException missingColon(Key key) {
        return cursor.source.error(key.offset, "could not find expected ':'");
    }
}
