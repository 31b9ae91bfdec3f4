/** Tests of handing secrets to a command; start with {@code SecretRunTest}. */
@NullMarked
package io.github.sops4j.cli.run;

import org.jspecify.annotations.NullMarked;
