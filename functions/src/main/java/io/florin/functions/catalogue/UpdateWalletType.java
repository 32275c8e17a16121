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

/** An administrator changes a kind of wallet, or takes it out of use. */
public final class UpdateWalletType extends SignedInFunction {
  private final ChangingCatalogue catalogue;

  /** The function on AWS Lambda. */
  public UpdateWalletType() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public UpdateWalletType(Platform platform) {
    this(new Wiring(platform));
  }

  private UpdateWalletType(Wiring wiring) {
    super(Access.ADMIN, wiring.surroundings());
    catalogue = wiring.changingCatalogue();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    return Response.ok(
        CatalogueAnswers.json(
            CatalogueProblems.done(
                catalogue.updateWalletType(
                    call.path("code"), TypeForm.walletTypeChange(call), call.deadline()),
                "code",
                "wallet type")));
  }
}
