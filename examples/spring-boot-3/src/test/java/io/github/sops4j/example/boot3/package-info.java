@NullMarked
package io.github.sops4j.example.boot3;

import org.jspecify.annotations.NullMarked;
