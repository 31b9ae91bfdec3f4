/**
 * exec-env and exec-file as processes. Begin with {@link io.github.sops4j.cli.exec.ExecInteropIT}.
 */
@NullMarked
package io.github.sops4j.cli.exec;

import org.jspecify.annotations.NullMarked;
