package org.sendpath.analysis.dataset;

/**
 * A report whose id came before.
 *
 * @param input its input's number
 * @param line its line there; 0 where there are no lines
 * @param firstInput where the report stands that counts
 * @param contradicts whether its content is another
 */
public record Repeat(int input, long line, int firstInput, long firstLine, boolean contradicts) {}
