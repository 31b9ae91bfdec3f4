/** Cloud key services as master keys; one package per cloud, none of them knows another. */
@NullMarked
package io.github.sops4j.kms;

import org.jspecify.annotations.NullMarked;
