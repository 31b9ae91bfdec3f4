/**
 * Where published files go, and how they get there; start with {@link
 * io.github.sops4j.cli.publish.Store}.
 */
@NullMarked
package io.github.sops4j.cli.publish;

import org.jspecify.annotations.NullMarked;
