/**
 * AWS KMS. Start with {@link io.github.sops4j.kms.aws.AwsKmsKeyProvider}; {@code KmsCalls} does
 * what it promises, {@code CredentialChainClients} finds out as whom, {@code AwsFailure} says in
 * one line what went wrong.
 */
@NullMarked
package io.github.sops4j.kms.aws;

import org.jspecify.annotations.NullMarked;
