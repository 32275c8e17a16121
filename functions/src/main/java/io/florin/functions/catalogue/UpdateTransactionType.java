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

/** An administrator changes a kind of transfer, or takes it out of use. */
public final class UpdateTransactionType extends SignedInFunction {
  private final ChangingCatalogue catalogue;

  /** The function on AWS Lambda. */
  public UpdateTransactionType() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public UpdateTransactionType(Platform platform) {
    this(new Wiring(platform));
  }

  private UpdateTransactionType(Wiring wiring) {
    super(Access.ADMIN, wiring.surroundings());
    catalogue = wiring.changingCatalogue();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    return Response.ok(
        CatalogueAnswers.json(
            CatalogueProblems.done(
                catalogue.updateTransactionType(
                    call.path("code"), TypeForm.transactionTypeChange(call), call.deadline()),
                "code",
                "transaction type")));
  }
}
