package io.github.sops4j.format.ini;

import io.github.sops4j.format.MalformedException;

/** Whether a text in the place of a value reads as that value: nothing is escaped in INI. */
final class Reread {
    private Reread() {}

    static boolean gives(String written, String value) {
        String text = written + "\n";
        Lines lines = new Lines(text, 0);
        ValueReader reader = new ValueReader(text, lines);
        lines.advance();
        try {
            reader.read(0);
        } catch (MalformedException unclosed) {
            return false;
        }
        int rest = Blanks.skip(text, reader.rest(), lines.end());
        return reader.value().equals(value) && rest == lines.end() && !lines.advance();
    }
}
