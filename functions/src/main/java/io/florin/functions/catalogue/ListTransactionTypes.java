package io.florin.functions.catalogue;

import io.florin.catalogue.CurrentCatalogue;
import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.identity.Caller;

/** Lists the kinds of transfers. */
public final class ListTransactionTypes extends SignedInFunction {
  private final CurrentCatalogue catalogue;

  /** The function on AWS Lambda. */
  public ListTransactionTypes() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public ListTransactionTypes(Platform platform) {
    this(new Wiring(platform));
  }

  private ListTransactionTypes(Wiring wiring) {
    super(Access.SIGNED_IN, wiring.surroundings());
    catalogue = wiring.catalogue();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    return Response.ok(
        CodePage.of(
            listing(call),
            catalogue.fresh(call.deadline()).transactionTypes(),
            type -> type.code().value(),
            CatalogueAnswers::json));
  }
}
