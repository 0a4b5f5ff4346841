/**
 * The volunteers' agent: {@code Main -> cli -> measure -> {dns, connect, smtp}}, and {@code cli ->
 * {show, spool, upload}}. All of them know the report, none knows {@code cli}. {@code show} follows
 * a run through {@code measure.Progress}, and shows a server's text as {@code smtp.WireText}
 * escapes it.
 */
package org.sendpath.agent;
