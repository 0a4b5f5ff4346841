package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Gathers a body as it comes; stops at its limit, whatever length was announced. */
final class BodyReader implements Subscriber<HttpObject> {
  private final int maxBytes;
  private final BodyMemory.Share memory;
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private final List<byte[]> parts = new ArrayList<>(1);
  private int length;
  private Subscription subscription;

  BodyReader(int maxBytes, BodyMemory.Share memory) {
    this.maxBytes = maxBytes;
    this.memory = memory;
  }

  /** The body, or {@link Refusal}. */
  CompletableFuture<byte[]> whole() {
    return whole;
  }

  @Override
  public void onSubscribe(Subscription started) {
    subscription = started;
    subscription.request(1);
  }

  @Override
  public void onNext(HttpObject part) {
    if (part instanceof HttpData data) {
      try {
        if (data.length() > maxBytes - length) {
          throw new Refusal(tooLarge(maxBytes));
        }
        memory.take(data.length());
      } catch (Refusal e) {
        subscription.cancel();
        whole.completeExceptionally(e);
        return;
      }
      length += data.length();
      parts.add(data.array());
    }
    subscription.request(1);
  }

  @Override
  public void onError(Throwable cause) {
    whole.completeExceptionally(cause);
  }

  @Override
  public void onComplete() {
    whole.complete(parts.size() == 1 ? parts.get(0) : joined());
  }

  private byte[] joined() {
    byte[] joined = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }

  static Problem tooLarge(int maxBytes) {
    return Problems.tooLarge("at most " + maxBytes + " bytes are taken: send less at once");
  }
}
