/**
 * Files without keys: any bytes, as one string in a JSON object once they are encrypted. {@link
 * io.github.sops4j.format.binary.BinaryFormat} is the only public type.
 */
@NullMarked
package io.github.sops4j.format.binary;

import org.jspecify.annotations.NullMarked;
