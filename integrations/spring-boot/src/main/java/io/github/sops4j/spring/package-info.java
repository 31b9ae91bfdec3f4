/**
 * Encrypted files as configuration of Spring Boot applications: {@code
 * spring.config.import=sops:classpath:secrets.enc.yaml}. {@link
 * io.github.sops4j.spring.SopsLocationResolver} finds the files and {@link
 * io.github.sops4j.spring.SopsLoader} opens them; applications use neither.
 *
 * <p>One jar serves Spring Boot 3.5 and 4, so nothing here names a type that has another package in
 * one of them.
 */
@NullMarked
package io.github.sops4j.spring;

import org.jspecify.annotations.NullMarked;
