package io.github.sops4j.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sops4j.interop.documents.Syntax;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A small file of each format. In the templates, what is encrypted stands between guillemets. */
enum Sample {
    YAML(
            Syntax.YAML,
            """
            #« hidden note»
            first:   «hidden one»

            second: '«hidden two»'
            nested: {list: [ "«hidden three»",  "«hidden four»" ]}
            number: «1234»
            """),
    JSON(
            Syntax.JSON,
            """
            { "first":   "«hidden one»",

              "second" : "«hidden two»", "nested": {"list": [ "«hidden three»","«hidden four»" ] },
              "number": «1234»
            }
            """),
    DOTENV(
            Syntax.DOTENV,
            """
            #« hidden note»
            first=«hidden one»

            second=«hidden two»
            export third=«"hidden three"»
            """),
    INI(
            Syntax.INI,
            """
            ; «hidden note»
            [section]
            first    =   «hidden one»

            second=«hidden two»
            [ other ]
              third : «hidden three»
            """),
    BINARY(Syntax.BINARY, "«hidden one\r\n\0hidden two»"),
    PROPERTIES(
            Syntax.PROPERTIES,
            """
            !« hidden note»
            first:   «hidden one»

            second=«hidden two»
              third «hidden three»
            """);

    private static final Pattern SECRET = Pattern.compile("«([^»]*)»");
    private static final Pattern CIPHERTEXT = Pattern.compile("ENC\\[AES256_GCM,[^\\]]*\\]");

    private final Syntax syntax;
    private final String template;

    Sample(Syntax syntax, String template) {
        this.syntax = syntax;
        this.template = template;
    }

    Syntax syntax() {
        return syntax;
    }

    byte[] plain() {
        return SECRET.matcher(template).replaceAll("$1").getBytes(UTF_8);
    }

    /** What of an encrypted file is as in the plain one, up to the last value. */
    String layout() {
        String masked = SECRET.matcher(template).replaceAll("X").replace("\"", "");
        return masked.substring(0, masked.lastIndexOf('X') + 1);
    }

    /** The same of an encrypted file, and its metadata. */
    static String layoutOf(String encrypted) {
        return CIPHERTEXT.matcher(encrypted).replaceAll("X").replace("\"", "");
    }

    /** An encrypted file with two of its ciphertexts in each other's place. */
    static String swapped(String encrypted, int one, int other) {
        List<MatchResult> all = CIPHERTEXT.matcher(encrypted).results().toList();
        MatchResult first = all.get(one);
        MatchResult second = all.get(other);
        return encrypted.substring(0, first.start())
                + second.group()
                + encrypted.substring(first.end(), second.start())
                + first.group()
                + encrypted.substring(second.end());
    }

    /** An encrypted file with its metadata, or a field of them, a second time. */
    String withDuplicateMetadata(String encrypted) {
        return switch (this) {
            case YAML -> encrypted + encrypted.substring(encrypted.indexOf("sops:"));
            case JSON, BINARY -> {
                int end = encrypted.lastIndexOf('}');
                String member = encrypted.substring(encrypted.indexOf("\"sops\":"), end);
                yield encrypted.substring(0, end) + "," + member + encrypted.substring(end);
            }
            case INI -> encrypted + "\n" + encrypted.substring(encrypted.indexOf("[sops]"));
            case DOTENV, PROPERTIES -> encrypted + "sops_version=3.13.3\n";
        };
    }
}
