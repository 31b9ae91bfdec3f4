/**
 * The one walk over a document that encrypts or decrypts it and computes its MAC (clauses F35 to
 * F60): {@link io.github.sops4j.crypt.TreeEncryption}, {@link
 * io.github.sops4j.crypt.TreeDecryption} and, for comments, {@link
 * io.github.sops4j.crypt.CommentEncryption}.
 */
@NullMarked
package io.github.sops4j.crypt;

import org.jspecify.annotations.NullMarked;
