package io.florin.functions.catalogue;

import io.florin.catalogue.Catalogue;
import io.florin.catalogue.CurrentCatalogue;
import io.florin.catalogue.TransactionType;
import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.Listing;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.identity.Caller;

/** Lists what a transaction type allows to wallets of which types. */
public final class ListTransactionRules extends SignedInFunction {
  private final CurrentCatalogue catalogue;

  /** The function on AWS Lambda. */
  public ListTransactionRules() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public ListTransactionRules(Platform platform) {
    this(new Wiring(platform));
  }

  private ListTransactionRules(Wiring wiring) {
    super(Access.SIGNED_IN, wiring.surroundings());
    catalogue = wiring.catalogue();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    Listing listing = listing(call);
    Catalogue current = catalogue.fresh(call.deadline());
    TransactionType type =
        current
            .transactionType(call.path("code"))
            .orElseThrow(() -> new ProblemException(Problem.notFound("transaction type")));
    return Response.ok(
        CodePage.of(
            listing,
            current.rules().stream()
                .filter(rule -> rule.transactionType().equals(type.code()))
                .toList(),
            rule -> rule.walletType().value(),
            CatalogueAnswers::json));
  }
}
