/** What the library takes when it is warm. Begin with {@link io.github.sops4j.bench.YamlFile}. */
@NullMarked
package io.github.sops4j.bench;

import org.jspecify.annotations.NullMarked;
