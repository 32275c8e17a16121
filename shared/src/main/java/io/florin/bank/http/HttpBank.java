package io.florin.bank.http;

import io.florin.bank.Bank;
import io.florin.bank.BankAnswer;
import io.florin.bank.Payment;
import io.florin.retry.Deadline;
import io.florin.retry.Retry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * A bank that speaks Florin's protocol, JSON over HTTP. For a real bank, put an adapter that speaks
 * it before the bank's own API, or write another {@link Bank}.
 *
 * <p>{@code PUT /payments/{reference}} with
 *
 * <pre>{@code
 * {"direction": "COLLECT", "bankAccount": "DE89370400440532013000",
 *  "amount": {"amount": "25.00", "currency": "EUR"}}
 * }</pre>
 *
 * asks for a payment ({@code COLLECT} or {@code PAY_OUT}). 200 answers what was decided:
 *
 * <pre>{@code
 * {"reference": "trf_1", "status": "REJECTED", "reason": "The account is closed."}
 * }</pre>
 *
 * with {@code DONE} or {@code REJECTED}; the reason is null when there is none. The same reference
 * with the same content gives the same answer for ever; with another content it is 409. {@code GET
 * /payments/{reference}} answers 200 with the same, or 404 when nothing was decided. Each request
 * has the header {@code X-Trace-Id}.
 *
 * <p>What else is answered, and what it means:
 *
 * <ul>
 *   <li>{@link BankAnswer.Unavailable}: the connection was refused or not made in time, the circuit
 *       breaker is open, or the answer was 503 or 429. Of these two the protocol demands that
 *       nothing was done. A proxy on the way may break that, with a 503 after a lost connection,
 *       which is why the payment is asked about before it is sent again here, too.
 *   <li>{@link BankAnswer.NeedsAttention}: any other 4xx, 409 included. Only 408 is not, which says
 *       that the request did not arrive in time, whoever is to blame.
 *   <li>{@link BankAnswer.Unknown}: everything else. No whole answer in time, a lost connection,
 *       any other 5xx, a redirect, an answer that is too long, that is not this JSON, or that is
 *       about another reference.
 * </ul>
 *
 * <p>Calls go through one circuit breaker, so a process should have one of these objects. Unknown
 * and unavailable count as failures. It is safe for use by several threads.
 */
public final class HttpBank implements Bank {
  private static final String TRACE_HEADER = "X-Trace-Id";
  private static final int MAX_ANSWER_BYTES = 16_384;
  // How long a payment may be asked about, in time-outs: three tries and the waits between them.
  private static final int FIND_TIMEOUTS = 4;
  private static final BankAnswer BREAKER_OPEN =
      new BankAnswer.Unavailable(
          "Most calls of the bank failed lately, so it is not called for a while.");

  private final URI address;
  private final HttpClient client;
  private final Duration timeout;
  private final Retry retry;
  private final InstantSource clock;
  private final CircuitBreaker breaker;

  /**
   * Speaks to the bank at an address.
   *
   * @param address where {@code /payments} begins, without a slash at the end
   * @param client makes the connections, within its own time-out; it follows no redirects
   * @param timeout for one exchange from the connection to the last byte of the answer
   * @param retry the tries when a payment is asked about; all of them start within four time-outs
   * @param clock tells the breaker when to let calls through again
   */
  public HttpBank(
      URI address, HttpClient client, Duration timeout, Retry retry, InstantSource clock) {
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException("A payment must not follow redirects.");
    }
    this.address = address;
    this.client = client;
    this.timeout = timeout;
    this.retry = retry;
    this.clock = clock;
    this.breaker = Breaker.of(clock);
  }

  @Override
  public BankAnswer pay(Payment payment) {
    HttpRequest request =
        request(payment.reference(), payment.traceId())
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(Protocol.order(payment)))
            .build();
    return ask(request, response -> Protocol.paid(response, payment.reference()));
  }

  @Override
  public BankAnswer find(String reference, String traceId) {
    HttpRequest request = request(reference, traceId).GET().build();
    Deadline deadline = Deadline.in(timeout.multipliedBy(FIND_TIMEOUTS), clock);
    for (int tries = 1; ; tries++) {
      BankAnswer answer = ask(request, response -> Protocol.found(response, reference));
      if (!mayPass(answer) || !retry.waitForNextTry(tries, deadline)) {
        return answer;
      }
    }
  }

  private static boolean mayPass(BankAnswer answer) {
    return Breaker.isFailure(answer) && !answer.equals(BREAKER_OPEN);
  }

  private HttpRequest.Builder request(String reference, String traceId) {
    String segment = URLEncoder.encode(reference, StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(URI.create(address + "/payments/" + segment))
        // A connection each: to give up one exchange, by closing it, disturbs no other.
        .version(HttpClient.Version.HTTP_1_1)
        .header("Accept", "application/json")
        .header(TRACE_HEADER, traceId);
  }

  private BankAnswer ask(HttpRequest request, Function<HttpResponse<byte[]>, BankAnswer> meaning) {
    try {
      return breaker.executeSupplier(() -> exchange(request, meaning));
    } catch (CallNotPermittedException e) {
      return BREAKER_OPEN;
    } catch (Error e) {
      // The breaker itself forgets it: half open, it would wait for this call for ever.
      breaker.releasePermission();
      throw e;
    }
  }

  // The request's own time-out would end with the head of the answer; a body may still trickle.
  private BankAnswer exchange(
      HttpRequest request, Function<HttpResponse<byte[]>, BankAnswer> meaning) {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
    try {
      return meaning.apply(exchange.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return new BankAnswer.Unknown(
          "There was no whole answer within " + timeout.toMillis() + " ms.");
    } catch (ExecutionException e) {
      return failed(Objects.requireNonNullElse(e.getCause(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new BankAnswer.Unknown("The wait for the answer was interrupted.");
    } finally {
      exchange.cancel(true); // Closes the connection of one that has not ended.
    }
  }

  private static BankAnswer failed(Throwable failure) {
    String name = failure.getClass().getSimpleName();
    if (failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException) {
      return new BankAnswer.Unavailable("There was no connection to the bank (" + name + ").");
    }
    return new BankAnswer.Unknown("The exchange with the bank broke off (" + name + ").");
  }
}
