package io.florin.functions.transfer;

import io.florin.functions.http.ErrorCode;
import io.florin.functions.http.FieldError;
import io.florin.functions.http.Listing;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.identity.Caller;
import java.util.Arrays;
import java.util.List;

/** By what transfers are listed: a call names one thing. */
enum TransferSelection {
  /** By a wallet: then there may be filters. */
  WALLET("walletId"),
  /** By a reference of the caller's own. */
  REFERENCE("externalReference"),
  /** By their status. */
  PENDING("status");

  private static final List<String> OF_ANY_LIST = List.of("order");

  private final String parameter;

  TransferSelection(String parameter) {
    this.parameter = parameter;
  }

  /**
   * What a call lists by.
   *
   * @throws ProblemException naming each parameter that is missing or does not go with another; or
   *     when the caller may not ask for that
   */
  static TransferSelection of(Listing listing, Caller caller) {
    List<TransferSelection> named =
        Arrays.stream(values())
            .filter(selection -> listing.filters().containsKey(selection.parameter))
            .toList();
    if (named.contains(PENDING) && !caller.isAdmin()) {
      throw new ProblemException(
          Problem.of(ErrorCode.FORBIDDEN, "Only administrators list transfers by their status."));
    }
    if (named.isEmpty()) {
      throw new ProblemException(
          Problem.invalid(
              WALLET.parameter, "required", "Name a walletId, an externalReference or a status."));
    }
    TransferSelection first = named.getFirst();
    List<FieldError> errors =
        listing.filters().keySet().stream()
            .filter(parameter -> !goesWith(first, named, parameter))
            .sorted()
            .map(
                parameter ->
                    new FieldError(
                        parameter, "not-allowed", "It does not go with " + first.parameter + "."))
            .toList();
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
    return first;
  }

  private static boolean goesWith(
      TransferSelection first, List<TransferSelection> named, String parameter) {
    boolean another =
        named.stream().skip(1).anyMatch(selection -> selection.parameter.equals(parameter));
    return parameter.equals(first.parameter)
        || OF_ANY_LIST.contains(parameter)
        || (first == WALLET && !another);
  }
}
