/** The collector: receives reports, counts each pair once, and answers researchers. */
package org.sendpath.collector;
