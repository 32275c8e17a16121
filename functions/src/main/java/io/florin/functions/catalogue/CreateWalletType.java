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

/** An administrator adds a kind of wallet. */
public final class CreateWalletType extends SignedInFunction {
  private final ChangingCatalogue catalogue;

  /** The function on AWS Lambda. */
  public CreateWalletType() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public CreateWalletType(Platform platform) {
    this(new Wiring(platform));
  }

  private CreateWalletType(Wiring wiring) {
    super(Access.ADMIN, wiring.surroundings());
    catalogue = wiring.changingCatalogue();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    return Response.created(
        CatalogueAnswers.json(
            CatalogueProblems.done(
                catalogue.create(TypeForm.walletType(call), call.deadline()),
                "code",
                "wallet type")));
  }
}
