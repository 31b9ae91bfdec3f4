package io.github.sops4j.cli.vectors;

import io.github.sops4j.tree.Utf8;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When two files count as the same. */
final class Likeness {
    private static final Pattern ENCRYPTED =
            Pattern.compile(
                    "ENC\\[AES256_GCM,data:[A-Za-z0-9+/=]+,iv:[A-Za-z0-9+/=]+,"
                            + "tag:[A-Za-z0-9+/=]+,type:(\\w+)\\]");

    /** Lines without comments and blank lines, and the comments, sorted. */
    record CodeAndComments(List<String> code, List<String> comments) {}

    private Likeness() {}

    /** The text of a file; others have other texts, though their bytes may be no UTF-8. */
    static String text(byte[] file) {
        return Utf8.decode(file);
    }

    /** The text with every ciphertext replaced, which differs with every encryption. */
    static String masked(byte[] file) {
        return ENCRYPTED.matcher(text(file)).replaceAll("ENC");
    }

    /** How many encrypted values of each type; comments are left out. */
    static Map<String, Integer> encryptedTypes(byte[] file) {
        Map<String, Integer> counts = new TreeMap<>();
        Matcher matcher = ENCRYPTED.matcher(text(file));
        while (matcher.find()) {
            counts.merge(matcher.group(1), 1, Integer::sum);
        }
        counts.remove("comment");
        return counts;
    }

    /** What may not differ when a comment keeps its place although SOPS moves it (clause F31). */
    static CodeAndComments codeAndComments(byte[] file, String format) {
        List<String> code = new ArrayList<>();
        List<String> comments = new ArrayList<>();
        for (String line : text(file).split("\n", -1)) {
            int at = commentStart(line, format);
            if (!line.substring(0, at).isBlank()) {
                code.add(line.substring(0, at).stripTrailing());
            }
            if (at < line.length()) {
                comments.add(line.substring(at).strip());
            }
        }
        Collections.sort(comments);
        return new CodeAndComments(code, comments);
    }

    private static int commentStart(String line, String format) {
        return switch (format) {
            case "yaml" -> yamlCommentStart(line);
            case "dotenv", "ini" -> {
                String text = line.stripLeading();
                boolean comment =
                        text.startsWith("#") || (format.equals("ini") && text.startsWith(";"));
                yield comment ? line.length() - text.length() : line.length();
            }
            default -> line.length();
        };
    }

    private static int yamlCommentStart(String line) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '#' && (i == 0 || " \t".indexOf(line.charAt(i - 1)) >= 0)) {
                return i;
            }
        }
        return line.length();
    }
}
