/**
 * Pictures of filled tables: {@code Plots} chooses which tables give a picture, a class for each
 * kind of picture lays it out as a {@code Drawing} of a few kinds of marks, and two writers turn
 * the drawing into SVG and PNG. Knows {@code wording} and the shapes of {@code table}.
 */
package org.sendpath.analysis.plot;
