/**
 * The analysts' commands: what is typed, what is printed, the exit status. Puts input, engine,
 * tables and what is written of them together, and does nothing of their work itself.
 */
package org.sendpath.analysis.cli;
