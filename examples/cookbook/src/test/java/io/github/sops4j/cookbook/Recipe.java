package io.github.sops4j.cookbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A block of Java in a document, and what it prints.
 *
 * @param name of its class
 * @param code statements, below imports if there are any
 * @param output what the block of text behind it says; empty without one
 */
record Recipe(String name, List<String> code, String output) {
    private static final String IMPORTS =
            """
            import io.github.sops4j.*;
            import java.io.*;
            import java.nio.charset.StandardCharsets;
            import java.nio.file.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;

    static List<Recipe> in(Path document) throws IOException {
        List<Recipe> recipes = new ArrayList<>();
        List<String> block = null;
        String kind = "";
        for (String line : Files.readAllLines(document)) {
            if (block == null && line.startsWith("```")) {
                kind = line.substring(3);
                block = new ArrayList<>();
            } else if (block != null && line.equals("```")) {
                add(recipes, kind, block);
                block = null;
            } else if (block != null) {
                block.add(line);
            }
        }
        return recipes;
    }

    private static void add(List<Recipe> recipes, String kind, List<String> block) {
        if (kind.equals("java")) {
            recipes.add(new Recipe("Recipe" + recipes.size(), block, ""));
        } else if (kind.equals("text")) {
            Recipe last = recipes.remove(recipes.size() - 1);
            String output = String.join("\n", block) + "\n";
            recipes.add(new Recipe(last.name, last.code, output));
        }
    }

    /** The source of a class that does what the block says. */
    String source() {
        StringBuilder imports = new StringBuilder(IMPORTS);
        StringBuilder body = new StringBuilder();
        for (String line : code) {
            (line.startsWith("import ") ? imports : body).append(line).append('\n');
        }
        return imports
                + "public final class "
                + name
                + " {\npublic static void main(String[] args) throws Exception {\n"
                + body
                + "}\n}\n";
    }
}
