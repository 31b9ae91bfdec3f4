/** The recipes of the documentation; begin with {@link io.github.sops4j.cookbook.CookbookTest}. */
@NullMarked
package io.github.sops4j.cookbook;

import org.jspecify.annotations.NullMarked;
