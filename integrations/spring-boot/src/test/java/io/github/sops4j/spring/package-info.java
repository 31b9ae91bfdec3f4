@NullMarked
package io.github.sops4j.spring;

import org.jspecify.annotations.NullMarked;
