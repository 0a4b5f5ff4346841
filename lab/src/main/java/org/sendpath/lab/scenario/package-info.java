/**
 * The one table of scenarios: what the network and the servers do, and what the agent must
 * therefore report, for each port and family. Data only; it starts nothing.
 */
package org.sendpath.lab.scenario;
