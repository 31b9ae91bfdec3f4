package io.github.sops4j.cli.kms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request to KMS or STS.
 *
 * @param accessKey whose it is; empty when it is not signed
 * @param region where it is for; empty when it is not signed
 * @param action what is to be done
 * @param body JSON for KMS, a form for STS
 */
record Call(String accessKey, String region, String action, String body) {

    private static final Pattern SCOPE = Pattern.compile("Credential=([^/]+)/[^/]+/([^/]+)/");

    /** Reads the headers that matter. */
    static Call of(String authorization, String target, String body) {
        Matcher scope = SCOPE.matcher(authorization);
        boolean signed = scope.find();
        return new Call(
                signed ? scope.group(1) : "",
                signed ? scope.group(2) : "",
                target.isEmpty() ? form("Action", body) : target.replace("TrentService.", ""),
                body);
    }

    /** A field of the form; empty when there is none. */
    String form(String name) {
        return form(name, body);
    }

    private static String form(String name, String body) {
        for (String field : body.split("&", -1)) {
            if (field.startsWith(name + "=")) {
                return URLDecoder.decode(field.substring(name.length() + 1), UTF_8);
            }
        }
        return "";
    }

    /** Calls that name this key. */
    static Predicate<Call> forKey(String arn) {
        return call -> call.body().contains('"' + arn + '"');
    }

    /** Calls of this action. */
    static Predicate<Call> to(String action) {
        return call -> call.action().equals(action);
    }
}
