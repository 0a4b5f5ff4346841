package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Objects;
import org.sendpath.collector.store.Access;
import org.sendpath.collector.store.Experiment;
import org.sendpath.collector.store.StoreException;
import org.sendpath.collector.table.InvalidSelectionException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The experiments, for anybody: {@code GET /v1/experiments} and {@code GET /v1/experiments/{name}}.
 */
final class ExperimentRoutes implements Routes {
  private static final String PATH = "/v1/experiments";
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final Access access;

  ExperimentRoutes(Access access) {
    this.access = Objects.requireNonNull(access, "access");
  }

  @Override
  public void bind(ServerBuilder server) {
    ReportQueryService.open(this::list).bind(server, PATH);
    ReportQueryService.open(this::find).bind(server, PATH + "/{name}");
  }

  private HttpResponse list(ServiceRequestContext context, HttpRequest request)
      throws StoreException, InvalidSelectionException {
    ReportQueryParameters.refuseAny(context.queryParams());
    ObjectNode json = MAPPER.createObjectNode();
    ArrayNode experiments = json.putArray("experiments");
    access.experiments().forEach(experiment -> experiments.add(json(experiment)));
    return ok(json);
  }

  private HttpResponse find(ServiceRequestContext context, HttpRequest request)
      throws StoreException, InvalidSelectionException {
    ReportQueryParameters.refuseAny(context.queryParams());
    return access
        .experiment(context.pathParam("name"))
        .map(experiment -> ok(json(experiment)))
        .orElseThrow(() -> new Refusal(Problems.noSuchExperiment()));
  }

  private static ObjectNode json(Experiment experiment) {
    return MAPPER.createObjectNode().put("name", experiment.name()).put("open", experiment.open());
  }

  private static HttpResponse ok(ObjectNode json) {
    return HttpResponse.of(HttpStatus.OK, MediaType.JSON, MAPPER.writeValueAsBytes(json));
  }
}
