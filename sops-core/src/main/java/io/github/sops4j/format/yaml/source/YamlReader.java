package io.github.sops4j.format.yaml.source;

/**
 * Reads YAML as SOPS does (clauses F79 to F89): it accepts what Go-YAML 3.0.4 accepts, finds the
 * same nodes, and gives comments to the same nodes. What the values mean is not its business.
 */
public final class YamlReader {

    private YamlReader() {}

    /**
     * Reads all documents of a file.
     *
     * @throws YamlSyntaxException when SOPS could not read the file, when it nests more than 10,000
     *     levels deep, and when an alias stands inside of what it stands for
     */
    public static YamlStream read(SourceText text) {
        TokenScanner scanner = new TokenScanner(text);
        Composer composer = new Composer(text, new EventParser(text, scanner));
        return new YamlStream(text, composer.compose(), scanner.comments().all());
    }
}
