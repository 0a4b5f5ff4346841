package org.sendpath.collector.http;

import com.linecorp.armeria.server.ServerBuilder;

/** Where volunteers send reports, and take them back. */
final class ReportRoutes implements Routes {
  private final PostReports post;
  private final DeleteReport delete;

  ReportRoutes(PostReports post, DeleteReport delete) {
    this.post = post;
    this.delete = delete;
  }

  @Override
  public void bind(ServerBuilder server) {
    server.route().post("/v1/reports").build(post);
    server.route().delete("/v1/reports/{id}").build(delete);
  }
}
