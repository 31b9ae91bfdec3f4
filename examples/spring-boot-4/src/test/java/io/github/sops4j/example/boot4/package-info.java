@NullMarked
package io.github.sops4j.example.boot4;

import org.jspecify.annotations.NullMarked;
