package io.github.sops4j.config;

import io.github.sops4j.config.DestinationRule.Bucket;
import io.github.sops4j.config.DestinationRule.Place;
import io.github.sops4j.config.DestinationRule.Vault;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import java.util.ArrayList;
import java.util.List;

/** Makes a destination rule of its map (clause C115). */
final class DestinationReader {
    private static final String RECREATION = "recreation_rule";

    private final RuleReader rules;

    DestinationReader(RuleReader rules) {
        this.rules = rules;
    }

    DestinationRule read(ConfigMap rule) {
        CreationRule recreation =
                rule.get(RECREATION) == null ? null : rules.read(rule.map(RECREATION));
        return new DestinationRule(
                place(rule),
                rule.truth("omit_extensions"),
                recreation != null && recreation.hasKeys() ? recreation : null);
    }

    private static Place place(ConfigMap rule) {
        List<Place> places = new ArrayList<>();
        for (String service : List.of("s3", "gcs")) {
            String bucket = rule.text(service + "_bucket");
            if (!bucket.isEmpty()) {
                places.add(new Bucket(service, bucket, rule.text(service + "_prefix")));
            }
        }
        String path = rule.text("vault_path");
        if (!path.isEmpty()) {
            String mount = trimmed(rule.text("vault_kv_mount_name"));
            places.add(
                    new Vault(
                            rule.text("vault_address"),
                            mount.isEmpty() ? "secret" : mount,
                            rule.integer("vault_kv_version", 2) == 1 ? 1 : 2,
                            trimmed(path)));
        }
        if (places.size() > 1) {
            throw new SopsException(
                    Kind.CONFIG,
                    "error loading config: more than one destinations were found in a single"
                            + " destination rule, you can only use one per rule");
        }
        if (places.isEmpty()) {
            throw new SopsException(Kind.CONFIG, "no destination configured for this file");
        }
        return places.get(0);
    }

    private static String trimmed(String path) {
        int start = 0;
        int end = path.length();
        while (start < end && path.charAt(start) == '/') {
            start++;
        }
        while (end > start && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(start, end);
    }
}
