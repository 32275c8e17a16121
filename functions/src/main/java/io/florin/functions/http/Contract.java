package io.florin.functions.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the OpenAPI document says of one operation, and the check of requests against it.
 *
 * <p>It is made once for each operation and process, and may be used by many threads at once.
 */
public final class Contract {

  /** How many faults of one request are told at most. */
  public static final int MAX_FINDINGS = 20;

  /** What the operation makes of the header {@code Idempotency-Key}. */
  public enum IdempotencyKey {
    /** A request without it is refused. */
    REQUIRED,
    /** It is honoured when it is there. */
    OPTIONAL,
    /** It is not looked at. */
    IGNORED
  }

  private final JsonNode operation;
  private final QueryParameters query;
  private final Findings queryFindings;
  private final Schema querySchema;
  private final @Nullable Findings bodyFindings;
  private final @Nullable Schema bodySchema;

  private Contract(JsonNode operation) {
    this.operation = operation;
    var schemas = SchemaRegistry.withDialect(RequestDialect.DIALECT);
    JsonNode queryRules = operation.path("query");
    query = new QueryParameters(queryRules);
    queryFindings = new Findings(queryRules, Findings.Source.QUERY);
    querySchema = schemas.getSchema(queryRules);
    JsonNode bodyRules = operation.path("body");
    bodyFindings = bodyRules.isMissingNode() ? null : new Findings(bodyRules, Findings.Source.BODY);
    bodySchema = bodyRules.isMissingNode() ? null : schemas.getSchema(bodyRules);
  }

  /**
   * Reads the contract of an operation from the class path.
   *
   * @throws IllegalArgumentException when the document has no such operation
   */
  public static Contract of(String operationId, ObjectMapper json) {
    String resource = "/contract/" + operationId + ".json";
    try (InputStream file = Contract.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalArgumentException("The contract has no operation " + operationId + ".");
      }
      return new Contract(json.readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The id of the operation, such as {@code createTransfer}. */
  public String operationId() {
    return operation.path("operationId").asText();
  }

  /** Whether it is a GET, which changes nothing. */
  public boolean isRead() {
    return method().equals("GET");
  }

  /** The method of HTTP, in capitals. */
  public String method() {
    return operation.path("method").asText();
  }

  /** The path, with the names of its variables in braces. */
  public String path() {
    return operation.path("path").asText();
  }

  /** The feature that the operation belongs to. */
  public String tag() {
    return operation.path("tag").asText();
  }

  /** Whether anyone may call the operation, without a token. */
  public boolean anonymous() {
    return operation.path("callers").isNull();
  }

  /** The roles of which a caller needs one; empty when any will do. */
  public Set<String> roles() {
    var roles = new LinkedHashSet<String>();
    operation.path("callers").forEach(role -> roles.add(role.asText()));
    return roles;
  }

  /** What the operation makes of the header {@code Idempotency-Key}. */
  public IdempotencyKey idempotencyKey() {
    return IdempotencyKey.valueOf(operation.path("idempotencyKey").asText());
  }

  /** The media types that the operation can answer with when it succeeds, JSON first. */
  public List<String> mediaTypes() {
    List<String> types = new ArrayList<>();
    operation.path("mediaTypes").forEach(type -> types.add(type.asText()));
    return types;
  }

  /** Whether the operation takes a body. A body that comes with another one is not looked at. */
  public boolean takesBody() {
    return bodySchema != null;
  }

  /** The codes of the problems that the operation can answer, by status. */
  public Map<Integer, Set<String>> problems() {
    var problems = new LinkedHashMap<Integer, Set<String>>();
    for (var problem : operation.path("problems").properties()) {
      var codes = new LinkedHashSet<String>();
      problem.getValue().forEach(code -> codes.add(code.asText()));
      problems.put(Integer.valueOf(problem.getKey()), codes);
    }
    return problems;
  }

  /**
   * Checks a request.
   *
   * @param body the parsed body, or null when there is none
   * @param parameters the parameters of the query, decoded, with all values of each
   * @return the faults, one for a field at most and {@link #MAX_FINDINGS} in all; empty when the
   *     request is as the contract wants it
   */
  public List<FieldError> check(@Nullable JsonNode body, Map<String, List<String>> parameters) {
    var faults = new ArrayList<FieldError>(checkQuery(parameters));
    faults.addAll(checkBody(body));
    return faults.stream().limit(MAX_FINDINGS).toList();
  }

  private List<FieldError> checkQuery(Map<String, List<String>> parameters) {
    if (parameters.isEmpty() && operation.path("query").path("required").isEmpty()) {
      return List.of();
    }
    List<Error> errors = querySchema.validate(query.toJson(parameters));
    return queryFindings.toFaults(errors, query.repeated(parameters));
  }

  private List<FieldError> checkBody(@Nullable JsonNode body) {
    if (bodySchema == null || bodyFindings == null) {
      return List.of();
    }
    if (body == null || body.isMissingNode() || body.isNull()) {
      return operation.path("bodyRequired").asBoolean()
          ? List.of(new FieldError(Findings.BODY, "required", "Send a JSON object as the body."))
          : List.of();
    }
    return bodyFindings.toFaults(bodySchema.validate(body), List.of());
  }
}
