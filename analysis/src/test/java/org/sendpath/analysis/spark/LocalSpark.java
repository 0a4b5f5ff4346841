package org.sendpath.analysis.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one Spark of this JVM, which runs in it on two threads. */
public final class LocalSpark implements ParameterResolver {
  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(LocalSpark.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SparkSession.class;
  }

  @Override
  public SparkSession resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(OURS)
        .computeIfAbsent(Running.class, key -> new Running(), Running.class)
        .session();
  }

  /** Stopped by JUnit after the last test. */
  private record Running(SparkSession session) implements AutoCloseable {
    Running() {
      this(start());
    }

    private static SparkSession start() {
      Path work;
      try {
        work = Files.createDirectories(Path.of("target", "spark"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return SparkSession.builder()
          .master("local[2]")
          .appName("sendpath-analysis tests")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.local.dir", work.toString())
          .config("spark.sql.warehouse.dir", work.resolve("warehouse").toUri().toString())
          // For a few hundred rows, to compile each query takes longer than to run it.
          .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
          .config("spark.sql.codegen.wholeStage", false)
          .config("spark.sql.adaptive.enabled", false)
          .config("spark.sql.shuffle.partitions", 1)
          .config("spark.ui.enabled", false)
          .getOrCreate();
    }

    @Override
    public void close() {
      session.stop();
    }
  }
}
