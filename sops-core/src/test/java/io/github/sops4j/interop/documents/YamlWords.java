package io.github.sops4j.interop.documents;

/** What generated YAML files are made of. */
final class YamlWords {
    static final String[] COMMENTS = {
        "# a comment", "#tight", "#", "#  indented # twice", "# it's \"quoted\"", "# key: value",
                "# sops:enc",
        "# - item", "#\ttab", "# 日本 😀", "#!shebang", "# ENC[not]", "# type:comment",
                "# trailing blank ",
    };
    static final String[] KEYS = {
        "a",
        "key",
        "db.password",
        "host-name",
        "user_unencrypted",
        "token_enc",
        "data",
        "two words",
        "\"quoted\"",
        "'single'",
        "ключ",
        "\"a: b\"",
        "\"yes\"",
        "on",
        "x/y",
        "\"😀\"",
        "$ref",
        "<x>",
        "\"1\"",
        "_",
        "sopsx",
        "stringData",
    };

    private YamlWords() {}
}
