/** What tests share: {@link io.github.sops4j.testing.Rows} reads tables of cases. */
@NullMarked
package io.github.sops4j.testing;

import org.jspecify.annotations.NullMarked;
