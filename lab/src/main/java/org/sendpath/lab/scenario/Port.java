package org.sendpath.lab.scenario;

import java.util.Optional;
import org.sendpath.lab.network.Treatment;

/**
 * One port of one server address: what happens to its packets, who listens, and what the agent must
 * report of it.
 *
 * @param treatment the router's; empty forwards
 * @param service who listens; empty: nobody, and the server's system answers with RST
 * @param expected empty: the agent must not try it, as an earlier address opened
 */
public record Port(
    Optional<Treatment> treatment, Optional<Service> service, Optional<Expected> expected) {}
