/**
 * The volunteers' agent: {@code Main -> cli -> measure -> {dns, connect, smtp}}, and {@code cli ->
 * {show, spool, upload}}. All of them know the report, none knows {@code cli}.
 */
package org.sendpath.agent;
