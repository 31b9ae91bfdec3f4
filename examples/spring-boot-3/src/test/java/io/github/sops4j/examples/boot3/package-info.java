@NullMarked
package io.github.sops4j.examples.boot3;

import org.jspecify.annotations.NullMarked;
