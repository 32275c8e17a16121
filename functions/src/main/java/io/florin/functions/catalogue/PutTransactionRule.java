package io.florin.functions.catalogue;

import io.florin.catalogue.ChangingCatalogue;
import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.identity.Caller;

/** An administrator says what a transaction type allows to wallets of a type. */
public final class PutTransactionRule extends SignedInFunction {
  private final ChangingCatalogue catalogue;

  /** The function on AWS Lambda. */
  public PutTransactionRule() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public PutTransactionRule(Platform platform) {
    this(new Wiring(platform));
  }

  private PutTransactionRule(Wiring wiring) {
    super(Access.ADMIN, wiring.surroundings());
    catalogue = wiring.changingCatalogue();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    return Response.ok(
        CatalogueAnswers.json(
            CatalogueProblems.done(
                catalogue.putRule(
                    call.path("code"),
                    call.path("walletType"),
                    call.body().path("debitAllowed").asBoolean(),
                    call.body().path("creditAllowed").asBoolean(),
                    call.deadline()),
                "walletType",
                "transaction type or wallet type")));
  }
}
