package io.florin.functions.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.florin.functions.http.Json;
import io.florin.functions.metrics.FunctionMetrics;
import io.florin.functions.metrics.Measure;
import io.florin.ledger.TraceId;
import io.florin.retry.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * A Lambda function that no request calls, but a stream, a queue or a schedule: what all of these
 * do happens here. When one fails as a whole, Lambda is told so, and its event source brings the
 * whole event again.
 */
public abstract class Worker implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final String TRACE_ID = "trace_id";
  // What is left for telling what was done when a deadline is reached.
  private static final Duration RESERVE = Duration.ofSeconds(2);

  private final InstantSource clock;
  private final FunctionMetrics metrics;

  /** A worker in its surroundings. */
  protected Worker(WorkerSurroundings surroundings) {
    clock = surroundings.clock();
    metrics = surroundings.metrics();
  }

  /**
   * Does what an event asks for.
   *
   * @param event the event, as Lambda gave it
   * @param deadline by when to return
   * @return the answer to the event source, such as a {@link BatchAnswer}
   */
  protected abstract JsonNode work(JsonNode event, Deadline deadline);

  @Override
  public final void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    PowertoolsLogging.initializeLogging(context);
    try {
      JsonNode event = Json.MAPPER.readTree(input);
      Json.MAPPER.writeValue(output, work(event, deadline(context)));
    } catch (IOException | RuntimeException e) {
      LOG.error("{} failed", getClass().getSimpleName(), e);
      throw e;
    } finally {
      MDC.clear();
    }
  }

  /** Does a part of the work that belongs to a request: all it logs carries the request's id. */
  protected static <T> T traced(Optional<TraceId> request, Supplier<T> part) {
    request.ifPresent(id -> MDC.put(TRACE_ID, id.value()));
    try {
      return part.get();
    } finally {
      MDC.remove(TRACE_ID);
    }
  }

  /** Tells values without dimensions. */
  protected final void tell(Measure... measures) {
    tell(Map.of(), measures);
  }

  /** Tells values. What is done stays done: metrics that fail do not undo it. */
  protected final void tell(Map<String, String> dimensions, Measure... measures) {
    try {
      metrics.tell(dimensions, List.of(measures));
    } catch (RuntimeException e) {
      LOG.warn("Metrics of {} are lost", getClass().getSimpleName(), e);
    }
  }

  /** The clock. */
  protected final InstantSource clock() {
    return clock;
  }

  private Deadline deadline(Context context) {
    return Deadline.in(Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE), clock);
  }
}
