/**
 * What one run does, step by step: resolve, connect, speak SMTP, repeat for latency, and put it all
 * into a report. Decides order and politeness; judges nothing.
 */
package org.sendpath.agent.measure;
