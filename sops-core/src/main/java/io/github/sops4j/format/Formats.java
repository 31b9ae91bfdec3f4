package io.github.sops4j.format;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.dotenv.DotenvFormat;
import io.github.sops4j.format.ini.IniFormat;
import io.github.sops4j.format.properties.PropertiesFormat;
import io.github.sops4j.format.yaml.YamlFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses a format by option or by the name of the file (clauses C26, F142). */
public final class Formats {

    /** The name of the format without keys. */
    public static final String BINARY = "binary";

    private static final List<String> NAMES =
            List.of(BINARY, "dotenv", "ini", "json", "properties", "yaml");

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
     * The format of a name.
     *
     * @param name as {@link #nameFor} returns it
     * @param indentation of text that has no source
     * @throws SopsException of kind {@code UNSUPPORTED} for formats that are not built
     */
    public static FileFormat named(String name, Indentation indentation) {
        if (name.equals("yaml")) {
            return new YamlFormat(indentation.yaml());
        }
        if (name.equals("dotenv")) {
            return new DotenvFormat();
        }
        if (name.equals("properties")) {
            return new PropertiesFormat();
        }
        if (name.equals("ini")) {
            return new IniFormat();
        }
        throw new SopsException(
                Kind.UNSUPPORTED,
                "the format "
                        + name
                        + " is not supported by this program yet, only yaml is; where the file is"
                        + " YAML under another name, say so with --input-type yaml --output-type"
                        + " yaml");
    }
}
