/**
 * SOPS in Java. {@link io.github.sops4j.Sops} is the front door; it opens with keys.
 *
 * <pre>{@code
 * try (Sops sops = Sops.ofUser()) {                               // keys as the command line finds them
 *     Secrets secrets = sops.read(Source.of(Path.of("secrets.enc.yaml")));
 *     String password = secrets.text("db.password");              // one value
 *     Map<String, Object> all = secrets.toMap();                  // all of them
 *     Database database = secrets.bind("db", Database.class);     // as a record, with Jackson
 * }
 * }</pre>
 *
 * <p>A {@link io.github.sops4j.Source} is a file, a stream or a resource that was read; {@link
 * io.github.sops4j.Secrets} are its values, and there are none before the MAC was checked. A {@link
 * io.github.sops4j.SecretsFile} is a file that is changed, made or watched:
 *
 * <pre>{@code
 * SecretsFile file = sops.file(Path.of("secrets.enc.yaml"));
 * file.change(change -> change.set("db.password", fresh).unset("db.old"));
 * file.create(Map.of("token", token), EncryptOptions.of(path, sops.recipients("age", "age1…")));
 * }</pre>
 *
 * <p>Keys are chosen in code where the account's are not meant: {@code new Sops(new
 * KeyRing(List.of(AgeKeyProvider.withIdentities(text))))}. What works on bytes, {@link
 * io.github.sops4j.Sops#decrypt} and its neighbours, is what the command line is made of.
 *
 * <p>Every failure is a {@link io.github.sops4j.error.SopsException}, but for those of reading and
 * writing files, which are {@code IOException}s. Neither shows a value.
 */
@NullMarked
package io.github.sops4j;

import org.jspecify.annotations.NullMarked;
