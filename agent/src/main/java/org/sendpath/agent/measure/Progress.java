package org.sendpath.agent.measure;

import org.sendpath.report.Attempt;
import org.sendpath.report.Family;
import org.sendpath.report.Resolution;
import org.sendpath.report.Target;

/** What a run tells while it goes on. Never called by two threads at once. */
public interface Progress {
  /** One address and port of one host. */
  record Lane(Target target, int port, Family family, String address) {}

  /** The DNS is being asked. */
  void resolving(String serverName);

  /** One family's answer. */
  void resolved(Resolution resolution);

  /** A SYN is about to leave; only for sample 0. */
  void connecting(Lane lane);

  /** It opened: the session begins. */
  void opened(Lane lane);

  /** The attempt is over, with its session if it had one; for every sample. */
  void measured(Attempt attempt);

  /** Tells nobody. */
  Progress NONE =
      new Progress() {
        @Override
        public void resolving(String serverName) {}

        @Override
        public void resolved(Resolution resolution) {}

        @Override
        public void connecting(Lane lane) {}

        @Override
        public void opened(Lane lane) {}

        @Override
        public void measured(Attempt attempt) {}
      };
}
