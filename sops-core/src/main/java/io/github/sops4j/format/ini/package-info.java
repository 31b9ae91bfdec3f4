/**
 * INI files, which keep their source. {@link io.github.sops4j.format.ini.IniFormat} reads an {@code
 * IniDocument}: {@code IniReader} makes sections of the lines as the library of SOPS would, {@code
 * IniWriter} turns edits into splices of the source, and {@code IniEmitter} prints what has no
 * source.
 */
@NullMarked
package io.github.sops4j.format.ini;

import org.jspecify.annotations.NullMarked;
