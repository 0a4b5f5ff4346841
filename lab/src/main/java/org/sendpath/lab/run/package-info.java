/**
 * Brings a lab up for the table of scenarios, runs the built agent in it, and compares what it
 * reports with what the table says. It decides nothing about networks or servers.
 */
package org.sendpath.lab.run;
