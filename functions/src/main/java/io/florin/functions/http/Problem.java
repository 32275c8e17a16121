package io.florin.functions.http;

import java.util.List;
import java.util.Map;

/**
 * Why a request was not done (RFC 9457).
 *
 * @param code what kind of problem it is
 * @param detail what to do about it, in a sentence
 * @param errors the faults of single fields
 * @param ids names and ids of things it is about, such as {@code transferId}
 * @param headers what goes into the headers of the answer
 */
public record Problem(
    ErrorCode code,
    String detail,
    List<FieldError> errors,
    Map<String, String> ids,
    Map<String, String> headers) {
  private static final String RETRY_AFTER = "Retry-After";
  private static final String SOON = "1"; // Second.

  /** A problem with nothing but a code and what to do about it. */
  public static Problem of(ErrorCode code, String detail) {
    return new Problem(code, detail, List.of(), Map.of(), Map.of());
  }

  /** Faults of single fields. */
  public static Problem invalid(List<FieldError> errors) {
    String detail =
        errors.size() == 1
            ? "Correct the field " + errors.getFirst().field() + ": " + errors.getFirst().message()
            : "Correct the fields that are listed in errors.";
    return new Problem(ErrorCode.VALIDATION_FAILED, detail, errors, Map.of(), Map.of());
  }

  /** The fault of one field. */
  public static Problem invalid(String field, String code, String message) {
    return invalid(List.of(new FieldError(field, code, message)));
  }

  /** There is no such thing, as far as the caller may know. */
  public static Problem notFound(String what) {
    return of(ErrorCode.NOT_FOUND, "There is no such " + what + ", or it is not yours to see.");
  }

  /** The key was used for another command, which stays as it is. */
  public static Problem keyReused() {
    return of(
        ErrorCode.IDEMPOTENCY_KEY_REUSED,
        "Take a new Idempotency-Key for another operation or another body.");
  }

  /** Others kept the items busy; nothing was done. */
  public static Problem busy() {
    return of(
            ErrorCode.CONFLICT,
            "Others are at work on the same wallets: send the same request again, under the same"
                + " key.")
        .withHeader(RETRY_AFTER, SOON);
  }

  /** Something that is needed does not answer; what was asked may or may not have been done. */
  static Problem unavailable() {
    return of(
            ErrorCode.UNAVAILABLE,
            "Send the same request again, under the same Idempotency-Key if it has one.")
        .withHeader(RETRY_AFTER, SOON);
  }

  /** This problem, with the id of what it is about. */
  public Problem about(String name, String id) {
    return new Problem(code, detail, errors, Map.of(name, id), headers);
  }

  /** This problem, which passes soon: it is worth a try then. */
  public Problem soon() {
    return withHeader(RETRY_AFTER, SOON);
  }

  /** This problem, with a header in its answer. */
  public Problem withHeader(String name, String value) {
    return new Problem(code, detail, errors, ids, Map.of(name, value));
  }
}
