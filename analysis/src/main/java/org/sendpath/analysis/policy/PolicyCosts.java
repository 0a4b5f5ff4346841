package org.sendpath.analysis.policy;

import org.sendpath.policy.Costs;
import org.sendpath.policy.Measured;
import org.sendpath.policy.Policy;
import org.sendpath.policy.PolicyRule;
import org.sendpath.policy.Send;
import org.sendpath.rule.Case;

/** What one policy has cost so far, on each send. */
final class PolicyCosts {
  private final Policy policy;
  private final Tally first = new Tally();
  private final Tally secondCached = new Tally();

  PolicyCosts(Policy policy) {
    this.policy = policy;
  }

  void add(Case result, Measured measured) {
    Costs costs = PolicyRule.costs(policy, measured);
    first.add(result, costs.first());
    secondCached.add(result, costs.secondCached());
  }

  Policy policy() {
    return policy;
  }

  /** As {@link Costs#on}: without a memory the second send is the first again. */
  Tally on(Send send) {
    return switch (send) {
      case FIRST, SECOND -> first;
      case SECOND_CACHED -> secondCached;
    };
  }
}
