package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.sendpath.collector.ingest.Ingest;
import org.sendpath.collector.ingest.Judgement;
import org.sendpath.collector.ingest.ReportJudge;
import org.sendpath.collector.store.StoreException;
import org.sendpath.collector.store.Submission;
import org.sendpath.collector.store.Written;

/**
 * {@code POST /v1/reports}: one report, or many. What is plainly sound goes from the event loop
 * straight to the writer's queue; everything else is looked at by threads that may take their time.
 */
final class PostReports implements HttpService {
  /** Read in some tens of microseconds; an event loop has no more for one request. */
  private static final int MAX_EVENT_LOOP_BYTES = 64 << 10;

  private static final ResponseHeaders CREATED = json(HttpStatus.CREATED);
  private static final ResponseHeaders OK = json(HttpStatus.OK);

  private final ReportJudge judge;
  private final Ingest ingest;
  private final WithdrawalTokens tokens;
  private final BodyLimits limits;
  private final BodyMemory memory;
  private final ClientRates rates;
  private final Executor judging;
  private final ReportMeters meters;
  private final ManyReports many;

  PostReports(ReportIntake intake, ClientRates rates, BodyMemory memory, ReportMeters meters) {
    this.judge = intake.judge();
    this.ingest = intake.ingest();
    this.tokens = intake.tokens();
    this.limits = intake.limits();
    this.judging = intake.judging();
    this.rates = rates;
    this.memory = memory;
    this.meters = meters;
    this.many = new ManyReports(judge, ingest, tokens, meters);
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    BodyMemory.Share share = memory.share();
    CompletableFuture<HttpResponse> answer;
    try {
      answer = answer(ctx, request, share);
    } catch (Refusal e) {
      answer = CompletableFuture.failedFuture(e);
    }
    return HttpResponse.of(
        answer.whenComplete(
            (done, failure) -> {
              share.close();
              if (failure != null) {
                meters.refused(ErrorAnswers.problem(failure).map(Problem::type).orElse("other"));
              }
            }),
        ctx.eventLoop());
  }

  private CompletableFuture<HttpResponse> answer(
      ServiceRequestContext ctx, HttpRequest request, BodyMemory.Share share) {
    ReportRequest reports = ReportRequest.of(request.headers());
    int maxBytes = reports.maxBytes(limits);
    if (request.headers().contentLength() > maxBytes) {
      throw new Refusal(BodyReader.tooLarge(maxBytes));
    }
    BodyReader reader = new BodyReader(maxBytes, share);
    request.subscribe(reader, ctx.eventLoop());
    return reader.whole().thenCompose(body -> take(ctx, reports, body, share));
  }

  /** On the event loop. */
  private CompletableFuture<HttpResponse> take(
      ServiceRequestContext ctx, ReportRequest reports, byte[] body, BodyMemory.Share share) {
    if (!reports.many() && !reports.packed() && body.length <= MAX_EVENT_LOOP_BYTES) {
      Optional<Submission> sound = judge.plainlySound(body);
      if (sound.isPresent()) {
        return store(sound.get(), ctx);
      }
    }
    return CompletableFuture.completedFuture(body)
        .thenComposeAsync(whole -> takeSlowly(ctx, reports, whole, share), judging);
  }

  /** On a thread that may wait. */
  private CompletableFuture<HttpResponse> takeSlowly(
      ServiceRequestContext ctx, ReportRequest reports, byte[] body, BodyMemory.Share share) {
    byte[] unpacked =
        reports.packed() ? Gzip.unpacked(body, reports.maxUnpackedBytes(limits), share) : body;
    try {
      if (reports.many()) {
        List<Lines.Line> lines = Lines.of(unpacked, limits.maxLines());
        rates.charge(ctx, lines.size() - 1);
        return many.take(lines, reports.experimentTokenHash(), ctx.blockingTaskExecutor());
      }
      Judgement judgement = judge.judge(unpacked, reports.experimentTokenHash());
      if (judgement instanceof Judgement.Sound sound) {
        return store(sound.submission(), ctx);
      }
      return Verdicts.refusal(judgement, OptionalLong.empty())
          .<CompletableFuture<HttpResponse>>map(
              problem -> CompletableFuture.failedFuture(new Refusal(problem)))
          .orElseThrow();
    } catch (StoreException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletableFuture<HttpResponse> store(Submission submission, ServiceRequestContext ctx) {
    UUID id = submission.facts().id();
    CompletableFuture<List<Written>> written =
        ingest.submit(List.of(submission)).orElseThrow(() -> new Refusal(Problems.busy()));
    String token = tokens.of(id);
    // Not on the writer's thread, which has more to write.
    return written.thenApplyAsync(
        one -> answer(id, token, one.get(0)), ctx.eventLoop().withoutContext());
  }

  private HttpResponse answer(UUID id, String token, Written written) {
    return switch (written) {
      case STORED -> {
        meters.stored();
        yield HttpResponse.of(CREATED, content(id, token, "stored"));
      }
      case ALREADY_THERE -> {
        meters.alreadyThere();
        yield HttpResponse.of(OK, content(id, token, "already-there"));
      }
      case CONFLICT -> throw new Refusal(Problems.conflict());
    };
  }

  /** All of it is text that needs no escapes. */
  private static HttpData content(UUID id, String token, String status) {
    return HttpData.ofAscii(
        "{\"id\":\""
            + id
            + "\",\"withdrawalToken\":\""
            + token
            + "\",\"status\":\""
            + status
            + "\"}");
  }

  private static ResponseHeaders json(HttpStatus status) {
    return ResponseHeaders.builder(status).contentType(MediaType.JSON).build();
  }
}
