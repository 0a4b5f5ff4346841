/**
 * The command line: options, questions and exit statuses. What is measured, kept or shown is the
 * other rooms' matter.
 */
package org.sendpath.agent.cli;
