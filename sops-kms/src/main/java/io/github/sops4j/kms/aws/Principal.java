package io.github.sops4j.kms.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * As whom a service is asked.
 *
 * @param kind where the credentials come from, in words
 * @param credentials which have been had once, so they exist
 */
record Principal(String kind, AwsCredentialsProvider credentials) {}
