package io.github.sops4j.format;

import io.github.sops4j.format.binary.BinaryFormat;
import io.github.sops4j.format.dotenv.DotenvFormat;
import io.github.sops4j.format.ini.IniFormat;
import io.github.sops4j.format.json.JsonFormat;
import io.github.sops4j.format.properties.PropertiesFormat;
import io.github.sops4j.format.yaml.YamlFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses a format by option or by the name of the file (clauses C26, F142). */
public final class Formats {

    /** The name of the format without keys. */
    public static final String BINARY = "binary";

    /** The name of the format that only an option selects. */
    public static final String PROPERTIES = "properties";

    private static final List<String> NAMES =
            List.of(BINARY, "dotenv", "ini", "json", PROPERTIES, "yaml");

    private Formats() {}

    /**
     * The name of the format that holds for a file.
     *
     * @param type the value of an option; any but these names counts as absent
     * @param fileName the name of the file; empty for standard input
     * @return {@code binary}, {@code dotenv}, {@code ini}, {@code json}, {@code properties}, which
     *     only an option selects since SOPS takes such files for binary ones, or {@code yaml}
     */
    public static String nameFor(@Nullable String type, String fileName) {
        if (type != null) {
            for (String name : NAMES) {
                if (type.equals(name)) {
                    return name;
                }
            }
        }
        if (fileName.endsWith(".yaml") || fileName.endsWith(".yml")) {
            return "yaml";
        }
        if (fileName.endsWith(".json")) {
            return "json";
        }
        if (fileName.endsWith(".env")) {
            return "dotenv";
        }
        return fileName.endsWith(".ini") ? "ini" : BINARY;
    }

    /**
     * The name of the format of an encrypted file. SOPS knows no properties: a file of that ending
     * is binary, in JSON, unless it was encrypted value by value, which only this program does.
     *
     * @param type the value of an option; any but the names counts as absent
     * @param fileName the name of the file; empty for standard input
     * @param source the bytes of the file
     */
    public static String nameForEncrypted(@Nullable String type, String fileName, byte[] source) {
        String name = nameFor(type, fileName);
        boolean byEnding = name.equals(BINARY) && !BINARY.equals(type);
        return byEnding && fileName.endsWith(".properties") && !beginsWithBrace(source)
                ? PROPERTIES
                : name;
    }

    private static boolean beginsWithBrace(byte[] source) {
        int at = 0;
        while (at < source.length && source[at] <= ' ' && source[at] >= 0) {
            at++;
        }
        return at < source.length && source[at] == '{';
    }

    /**
     * The format of a name.
     *
     * @param name as {@link #nameFor} returns it
     * @param indentation of text that has no source
     * @throws IllegalArgumentException for any other name
     */
    public static FileFormat named(String name, Indentation indentation) {
        return switch (name) {
            case "yaml" -> new YamlFormat(indentation.yaml());
            case "json" -> new JsonFormat(indentation.json());
            case "dotenv" -> new DotenvFormat();
            case "ini" -> new IniFormat();
            case PROPERTIES -> new PropertiesFormat();
            case BINARY -> new BinaryFormat(indentation.jsonBinary());
            default -> throw new IllegalArgumentException("no format is named " + name);
        };
    }
}
