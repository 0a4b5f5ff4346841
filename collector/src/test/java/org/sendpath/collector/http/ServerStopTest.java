package org.sendpath.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.sendpath.collector.Bodies;

class ServerStopTest {
  @Test
  void stop_requestsUnderWay_areAnsweredAndStored() throws Exception {
    try (RunningServer server = RunningServer.start()) {
      server.store.shut();
      CompletableFuture<HttpResponse<String>> post = server.posting(Bodies.report(1));
      server.store.awaitWrite();
      CompletableFuture<Void> stop = CompletableFuture.runAsync(server::stop);
      assertThat(post).isNotDone();
      server.store.open();
      assertThat(post.join().statusCode()).isEqualTo(201);
      stop.join();
      assertThat(server.store.size()).isEqualTo(1);
    }
  }
}
