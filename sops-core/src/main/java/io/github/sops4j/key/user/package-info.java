/**
 * What a person's account offers to every key type that looks for keys there: variables, a terminal
 * to ask for a passphrase, and GnuPG's agent.
 *
 * <p>Start with {@link io.github.sops4j.key.user.UserEnvironment}.
 */
@NullMarked
package io.github.sops4j.key.user;

import org.jspecify.annotations.NullMarked;
