/**
 * The same tables on a cluster: {@code SparkMain -> {SparkFacts, SparkEngine}}, and then {@code
 * table} and {@code export} as everywhere. Nothing outside this package knows Spark, which is not
 * in the jar: {@code spark-submit} brings it.
 */
package org.sendpath.analysis.spark;
