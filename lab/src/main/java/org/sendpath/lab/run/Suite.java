package org.sendpath.lab.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sendpath.lab.scenario.Scenario;

/**
 * Runs scenarios side by side. Those that wait for timers cost no time of the processors and may be
 * many; of the others, each begins with the start of a JVM, and only few run at once.
 */
final class Suite {
  private static final int WAITING_RUNS = 12;

  private final AgentRuns runs;
  private final Path root;

  /**
   * @param root where the results go
   */
  Suite(AgentRuns runs, Path root) {
    this.runs = runs;
    this.root = root;
  }

  /** Runs all {@code scenarios} in all {@code passes}, to the end of the last. */
  void run(List<Scenario> scenarios, List<Pass> passes)
      throws InterruptedException, ExecutionException {
    int busyRuns = Runtime.getRuntime().availableProcessors() + 1;
    ExecutorService waiting = Executors.newFixedThreadPool(WAITING_RUNS);
    ExecutorService busy = Executors.newFixedThreadPool(busyRuns);
    try {
      List<Future<?>> begun = new ArrayList<>();
      for (Scenario scenario : scenarios) {
        ExecutorService executor = scenario.waits() ? waiting : busy;
        begun.add(executor.submit(() -> runOneAfterAnother(scenario, passes)));
      }
      for (Future<?> run : begun) {
        run.get();
      }
    } finally {
      waiting.shutdownNow();
      busy.shutdownNow();
    }
  }

  /** Never two at once: they share a client, whose packets could not be told apart. */
  private Void runOneAfterAnother(Scenario scenario, List<Pass> passes) throws Exception {
    for (Pass pass : passes) {
      runs.run(scenario, pass, ResultFolder.of(root, pass, scenario));
    }
    return null;
  }
}
