/**
 * One page that tells the whole analysis, in one file: tables, pictures, method, inputs. It names
 * no volunteer and no server. Knows {@code plot}, {@code wording} and the tables' shapes.
 */
package org.sendpath.analysis.html;
