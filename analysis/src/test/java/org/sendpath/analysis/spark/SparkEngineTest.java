package org.sendpath.analysis.spark;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sendpath.analysis.engine.Engine;
import org.sendpath.analysis.engine.EngineContractTest;

@Tag("spark")
@ExtendWith(LocalSpark.class)
class SparkEngineTest extends EngineContractTest {
  private static SparkSession spark;

  @BeforeAll
  static void start(SparkSession running) {
    spark = running;
  }

  @Override
  protected Engine open(Path temporaryFolder) {
    return new SparkEngine(spark);
  }
}
