/**
 * SOPS in Java. {@link io.github.sops4j.Sops} encrypts and decrypts files; it needs a {@link
 * io.github.sops4j.key.KeyRing} and the {@link io.github.sops4j.format.FileFormat} of the file:
 *
 * <pre>{@code
 * Sops sops = new Sops(new KeyRing(List.of(new AgeKeyProvider(UserEnvironment.ofProcess()))));
 * byte[] yaml = sops.decrypt(
 *         Files.readAllBytes(file), DecryptOptions.of(Formats.named("yaml", Indentation.DEFAULT)));
 * }</pre>
 *
 * <p>Every failure is a {@link io.github.sops4j.error.SopsException}.
 */
@NullMarked
package io.github.sops4j;

import org.jspecify.annotations.NullMarked;
