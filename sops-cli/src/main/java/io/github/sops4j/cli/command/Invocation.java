package io.github.sops4j.cli.command;

import io.github.sops4j.cli.options.Arguments;

/**
 * One call of a command.
 *
 * @param root what stood before its name; in the old style, the whole line (clause C16)
 * @param own what stood after its name; in the old style, the whole line
 * @param surroundings the world outside
 */
public record Invocation(Arguments root, Arguments own, Surroundings surroundings) {}
