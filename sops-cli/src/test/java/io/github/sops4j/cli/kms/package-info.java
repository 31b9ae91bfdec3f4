/**
 * Keys in AWS KMS through the packaged program, beside the real {@code sops}: against an emulator,
 * and against one that answers what nobody hopes for. Begin with {@link
 * io.github.sops4j.cli.kms.KmsScene}.
 */
@NullMarked
package io.github.sops4j.cli.kms;

import org.jspecify.annotations.NullMarked;
