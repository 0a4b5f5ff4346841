package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.ServerBuilder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.sendpath.report.ReportSchema;

/** What this interface is, for programs: its OpenAPI description and the report's JSON Schema. */
final class OpenApiRoutes implements Routes {
  private static final String RESOURCE = "openapi.json";

  private final String description = description();
  private final String schema = ReportSchema.json();

  @Override
  public void bind(ServerBuilder server) {
    bind(server, "/openapi.json", MediaType.JSON, description);
    bind(
        server,
        "/schema/report-1.schema.json",
        MediaType.create("application", "schema+json"),
        schema);
  }

  /** The text of the description, read anew at each call. */
  static String description() {
    try (InputStream in = OpenApiRoutes.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new FileNotFoundException(RESOURCE + " is missing: rebuild the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void bind(ServerBuilder server, String path, MediaType type, String text) {
    server
        .route()
        .path(path)
        .methods(HttpMethod.GET, HttpMethod.HEAD)
        .build((context, request) -> HttpResponse.of(HttpStatus.OK, type, text));
  }
}
