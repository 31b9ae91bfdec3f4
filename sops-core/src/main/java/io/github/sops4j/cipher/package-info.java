/**
 * Values to ciphertext and back. Start with {@link io.github.sops4j.cipher.ValueCipher}; it works
 * on the byte forms of {@link io.github.sops4j.cipher.Plaintext} and the grammar of {@link
 * io.github.sops4j.cipher.EncryptedValue} (clauses F18 to F28). {@link io.github.sops4j.cipher.Mac}
 * covers a whole file (clauses F50 to F56).
 */
@NullMarked
package io.github.sops4j.cipher;

import org.jspecify.annotations.NullMarked;
