package io.florin.functions.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.identity.CustomerId;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.TraceId;
import io.florin.retry.Deadline;
import io.florin.retry.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * One operation of the API as a Lambda function behind API Gateway: what all operations do happens
 * here. A request is refused in the order that the API promises: who calls, whether they may, the
 * form of the request; then the operation itself answers.
 */
public abstract class ApiFunction implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ApiFunction.class);
  private static final String TRACE_ID = "trace_id";
  // What is left for writing the answer when a deadline is reached.
  private static final Duration RESERVE = Duration.ofSeconds(2);
  // A client waits 29 seconds at the gateway, but nobody likes to.
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final String operationId;
  private final Contract contract;
  private final InstantSource clock;
  private final RequestMetrics metrics;
  private final CursorSeal cursors;

  ApiFunction(Surroundings surroundings) {
    operationId = operationId(getClass());
    contract = Contract.of(operationId, Json.MAPPER);
    clock = surroundings.clock();
    metrics = surroundings.metrics();
    cursors = surroundings.cursors();
  }

  /** The operation that a class of functions is named after. */
  private static String operationId(Class<?> type) {
    String name = type.getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** Answers a request whose caller has yet to be looked at. */
  abstract Response answer(Request request, Deadline deadline);

  @Override
  public final void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    long start = System.nanoTime();
    Request request = GatewayEvents.read(input, context.getAwsRequestId());
    PowertoolsLogging.initializeLogging(context);
    MDC.put(TRACE_ID, request.id());
    try {
      Response response = answerOrProblem(request, deadline(context));
      GatewayEvents.write(response, output);
      Duration duration = Duration.ofNanos(System.nanoTime() - start);
      LOG.info("{} answered {} in {} ms", operationId, outcome(response), duration.toMillis());
      metrics.answered(operationId, outcome(response), duration);
    } finally {
      MDC.clear();
    }
  }

  private Deadline deadline(Context context) {
    Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    return Deadline.in(left.compareTo(LONGEST) < 0 ? left : LONGEST, clock);
  }

  private Response answerOrProblem(Request request, Deadline deadline) {
    try {
      Response response = answer(request, deadline);
      return contract.isRead() ? response.unlessKnown(request.header("if-none-match")) : response;
    } catch (ProblemException e) {
      return problem(e.problem(), request.id());
    } catch (UnavailableException e) {
      LOG.warn("{} is unavailable", operationId, e);
      return problem(Problem.unavailable(), request.id());
    } catch (RuntimeException e) {
      LOG.error("{} failed", operationId, e);
      return problem(
          Problem.of(
              ErrorCode.INTERNAL_ERROR,
              "Send the same request again later; quote the traceId when you ask for help."),
          request.id());
    }
  }

  /** The call that a request makes, once all that the contract says of it has been checked. */
  final Call call(Request request, Optional<CustomerId> caller, Deadline deadline) {
    String mediaType = mediaType(request);
    Optional<JsonNode> body = contract.takesBody() ? body(request) : Optional.empty();
    List<FieldError> errors = contract.check(body.orElse(null), request.query());
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
    return new Call(
        request,
        Call.orMissing(body),
        caller,
        mediaType,
        idempotencyKey(request),
        new TraceId(request.id()),
        deadline);
  }

  /**
   * What a call to a list asks for.
   *
   * @throws ProblemException when its cursor is of another list, other filters or another caller,
   *     or has filters that the list does not have any more
   */
  protected final Listing listing(Call call) {
    Listing listing = Listing.of(operationId, call, cursors);
    Map<String, List<String>> filters = new HashMap<>();
    listing.filters().forEach((name, value) -> filters.put(name, List.of(value)));
    if (!contract.check(null, filters).isEmpty()) {
      throw Listing.invalidCursor();
    }
    return listing;
  }

  private static Optional<JsonNode> body(Request request) {
    if (!request.body().isBlank() && !isJson(request.header("content-type").orElse(""))) {
      throw new ProblemException(
          Problem.of(
              ErrorCode.UNSUPPORTED_MEDIA_TYPE,
              "Send JSON in UTF-8, with the header Content-Type: application/json."));
    }
    return JsonBody.read(request.body());
  }

  /** JSON is UTF-8 (RFC 8259, section 8.1), so the type may say so and nothing else. */
  private static boolean isJson(String contentType) {
    List<String> parts =
        Arrays.stream(contentType.toLowerCase(Locale.ROOT).replace("\"", "").split(";", -1))
            .map(String::strip)
            .toList();
    return parts.getFirst().equals("application/json")
        && parts.stream()
            .filter(part -> part.startsWith("charset="))
            .allMatch("charset=utf-8"::equals);
  }

  private Optional<IdempotencyKey> idempotencyKey(Request request) {
    Contract.IdempotencyKey use = contract.idempotencyKey();
    Optional<String> header = request.header("idempotency-key");
    if (use == Contract.IdempotencyKey.IGNORED) {
      return Optional.empty();
    }
    if (header.isEmpty()) {
      if (use == Contract.IdempotencyKey.REQUIRED) {
        throw new ProblemException(
            Problem.of(
                ErrorCode.IDEMPOTENCY_KEY_MISSING,
                "Send a header Idempotency-Key, such as a UUID, new for each thing that shall"
                    + " happen once."));
      }
      return Optional.empty();
    }
    Optional<IdempotencyKey> key = IdempotencyKey.parse(header.get());
    if (key.isEmpty()) {
      throw new ProblemException(
          Problem.of(
              ErrorCode.IDEMPOTENCY_KEY_INVALID,
              "Use 1 to " + IdempotencyKey.MAX_CHARACTERS + " visible ASCII characters."));
    }
    return key;
  }

  private String mediaType(Request request) {
    List<String> offered = contract.mediaTypes();
    return AcceptHeader.choose(request.header("accept"), offered)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                        ErrorCode.NOT_ACCEPTABLE, "Accept " + String.join(" or ", offered) + ".")));
  }

  private static Response problem(Problem problem, String traceId) {
    ErrorCode code = problem.code();
    ObjectNode body =
        Json.object()
            .put("type", code.type())
            .put("title", code.title())
            .put("status", code.status())
            .put("code", code.code())
            .put("detail", problem.detail())
            .put("traceId", traceId);
    ArrayNode errors = body.putArray("errors");
    for (FieldError error : problem.errors()) {
      errors
          .addObject()
          .put("field", error.field())
          .put("code", error.code())
          .put("message", error.message());
    }
    problem.ids().forEach(body::put);
    Response response =
        new Response(
            code.status(),
            Map.of("Content-Type", "application/problem+json"),
            Optional.of(new Response.Json(body)));
    for (Map.Entry<String, String> header : problem.headers().entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response;
  }

  private static String outcome(Response response) {
    return response.status() >= 400
            && response.body().orElse(null) instanceof Response.Json body
            && body.json().has("code")
        ? body.json().path("code").asText()
        : Integer.toString(response.status());
  }
}
