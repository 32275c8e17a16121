package io.florin.local.it;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** The line to the bank, on which happens what a test says: once each, and then nothing more. */
final class BankLine implements InterceptedHttp.Interceptor {
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();

  /** What happens to an exchange. */
  enum Fault {
    /** The connection is refused: the bank gets nothing. */
    REFUSED,
    /** The bank does what it is asked, and its answer gets lost. */
    LOST_ANSWER
  }

  /** What happens to the next exchanges, and nothing to those after them. */
  void next(List<Fault> inOrder) {
    faults.clear();
    faults.addAll(inOrder);
  }

  HttpClient around(HttpClient client) {
    return new InterceptedHttp(client, this);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> answer(
      Supplier<CompletableFuture<HttpResponse<T>>> exchange) {
    Fault fault = faults.poll();
    if (fault == null) {
      return exchange.get();
    }
    return switch (fault) {
      case REFUSED -> CompletableFuture.failedFuture(new ConnectException("injected"));
      case LOST_ANSWER ->
          exchange
              .get()
              .thenCompose(
                  lost -> CompletableFuture.failedFuture(new IOException("Connection reset")));
    };
  }
}
