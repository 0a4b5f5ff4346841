package org.sendpath.analysis.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sendpath.analysis.engine.Engine;
import org.sendpath.analysis.engine.EngineException;
import org.sendpath.table.Table;

/** What each policy would have cost, over the pairs. */
public final class PolicyTables {
  private static final String ATTEMPTS = "attempts.sql";

  private PolicyTables() {}

  /**
   * The tables {@code policies}, {@code policy-waits} and {@code policy-ways}.
   *
   * @param engine has the relations {@code attempt} and {@code pair}, the pair's case ({@code
   *     result}) and the number of the report that measures it ({@code standing}) in it
   * @throws EngineException if the attempts cannot be had
   */
  public static List<Table> of(Engine engine, Policies policies) throws EngineException {
    List<PolicyCosts> costs = policies.policies().stream().map(PolicyCosts::new).toList();
    PairReader reader =
        new PairReader(
            (result, measured) -> {
              for (PolicyCosts policy : costs) {
                policy.add(result, measured);
              }
            });
    engine.query(attempts(), reader);
    reader.finish();
    return List.of(PolicyRows.policies(costs), PolicyRows.waits(costs), PolicyRows.ways(costs));
  }

  private static String attempts() {
    try (InputStream in = PolicyTables.class.getResourceAsStream(ATTEMPTS)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar cannot be read: " + ATTEMPTS, e);
    }
  }
}
