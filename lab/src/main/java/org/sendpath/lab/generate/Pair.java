package org.sendpath.lab.generate;

import org.sendpath.report.Route;
import org.sendpath.report.Server;
import org.sendpath.report.ServerKind;
import org.sendpath.report.UnknownFields;

/**
 * One of a volunteer's servers.
 *
 * @param server as the volunteer says
 * @param ownProvider whether the volunteer is at home in this provider's network
 * @param local whether the server is the volunteer's own, on the same machine or network
 */
record Pair(Site site, Server server, boolean ownProvider, boolean local) {
  /** 7 of the paper's 39 reports. */
  private static final double LOCAL_SHARE = 7.0 / 39;

  /** 1 of the paper's 26 pairs. */
  private static final double UNKNOWN_SHARE = 1.0 / 26;

  private static final double OWN_PROVIDER_SHARE = 0.65;

  private static final Weighted<Route> ROUTES =
      new Weighted<Route>().with(Route.DIRECT, 23).with(Route.SSH, 2).with(Route.SSL, 1);

  static Pair draw(Sites sites, Draws draws) {
    if (draws.chance(LOCAL_SHARE)) {
      Site site = LocalSites.draw(draws);
      return new Pair(site, site.server(), false, true);
    }
    Site site = sites.draw(draws);
    boolean isp = site.server().kind() == ServerKind.ISP;
    return new Pair(site, said(site, draws), isp && draws.chance(OWN_PROVIDER_SHARE), false);
  }

  private static Server said(Site site, Draws draws) {
    Server server = site.server();
    ServerKind kind = draws.chance(UNKNOWN_SHARE) ? ServerKind.UNKNOWN : server.kind();
    Route route = ROUTES.draw(draws);
    // Most are, and a server's name is not cheap to check.
    return kind == server.kind() && route == server.route()
        ? server
        : new Server(server.name(), kind, route, UnknownFields.NONE);
  }
}
