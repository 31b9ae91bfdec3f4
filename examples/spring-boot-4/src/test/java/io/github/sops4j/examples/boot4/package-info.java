@NullMarked
package io.github.sops4j.examples.boot4;

import org.jspecify.annotations.NullMarked;
