package io.florin.functions.catalogue;

import io.florin.catalogue.CatalogueChange;
import io.florin.functions.http.ErrorCode;
import io.florin.functions.http.FieldError;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import java.util.List;
import java.util.Map;

/** What those are told whose change of the catalogue was not made. */
final class CatalogueProblems {
  private CatalogueProblems() {}

  /**
   * What was changed.
   *
   * @param codeField the field or parameter that names it
   * @param what what it is, such as {@code wallet type}
   * @throws ProblemException when it was not changed
   */
  static <T> T done(CatalogueChange<T> change, String codeField, String what) {
    return switch (change) {
      case CatalogueChange.Done<T> done -> done.now();
      case CatalogueChange.Taken<T> taken ->
          throw conflict(
              new FieldError(codeField, "taken", "There is a " + what + " with this code."));
      case CatalogueChange.Full<T> full ->
          throw conflict(
              new FieldError(
                  codeField,
                  "too-many",
                  "There are " + full.most() + " already: change one of them instead."));
      case CatalogueChange.NotFound<T> missing ->
          throw new ProblemException(Problem.notFound(what));
      case CatalogueChange.Contended<T> contended ->
          throw new ProblemException(
              Problem.of(
                      ErrorCode.CONFLICT, "Others are changing the same: send the request again.")
                  .withHeader("Retry-After", "1"));
    };
  }

  /** Sent again it would be refused again, so nothing says after what time to do so. */
  private static ProblemException conflict(FieldError error) {
    return new ProblemException(
        new Problem(ErrorCode.CONFLICT, error.message(), List.of(error), Map.of(), Map.of()));
  }
}
