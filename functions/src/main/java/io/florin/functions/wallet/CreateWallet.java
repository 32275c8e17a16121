package io.florin.functions.wallet;

import io.florin.catalogue.CurrentCatalogue;
import io.florin.catalogue.WalletType;
import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.ErrorCode;
import io.florin.functions.http.MoneyJson;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.identity.Caller;
import io.florin.identity.CustomerId;
import io.florin.identity.CustomerStore;
import io.florin.ledger.WalletName;
import io.florin.wallet.Opening;
import io.florin.wallet.OpeningRequest;
import io.florin.wallet.OpeningWallet;

/** Opens a wallet: a customer for themselves, an administrator for anyone. */
public final class CreateWallet extends SignedInFunction {
  private final OpeningWallet wallets;
  private final CurrentCatalogue catalogue;
  private final CustomerStore customers;

  /** The function on AWS Lambda. */
  public CreateWallet() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public CreateWallet(Platform platform) {
    this(new Wiring(platform));
  }

  private CreateWallet(Wiring wiring) {
    super(Access.SIGNED_IN, wiring.surroundings());
    wallets = wiring.openingWallet();
    catalogue = wiring.catalogue();
    customers = wiring.customers();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    OpeningRequest request = request(call, caller);
    Opening opening =
        wallets.open(caller.id(), call.idempotencyKey(), request, call.traceId(), call.deadline());
    return switch (opening) {
      case Opening.Opened opened ->
          Response.created(WalletAnswers.json(opened.wallet()))
              .withVersion(opened.wallet().version())
              .with("Location", "/v1/wallets/" + opened.wallet().id())
              .replayed(opened.replayed());
      case Opening.TypeRetired retired ->
          throw new ProblemException(
              Problem.of(ErrorCode.NOT_ALLOWED_FOR_TYPE, "Use a wallet type that is in use."));
      case Opening.KeyReused reused -> throw new ProblemException(Problem.keyReused());
      case Opening.Contended contended -> throw new ProblemException(Problem.busy());
    };
  }

  private OpeningRequest request(Call call, Caller caller) {
    var ownerText = call.text("ownerId");
    if (ownerText.isPresent()
        && !caller.isAdmin()
        && !ownerText.get().equals(caller.id().value())) {
      throw new ProblemException(
          Problem.of(ErrorCode.FORBIDDEN, "Only administrators open wallets for others."));
    }
    var currency = MoneyJson.currency(call.requiredText("currency"), "currency");
    WalletType type = type(call.text("type").orElse(WalletType.STANDARD.code().value()), call);
    return new OpeningRequest(
        ownerText.map(text -> owner(text)).orElse(caller.id()),
        type,
        currency,
        call.text("name").map(WalletName::new));
  }

  private WalletType type(String code, Call call) {
    return catalogue
        .walletType(code, call.deadline())
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.invalid("type", "unknown", "Use the code of a wallet type.")));
  }

  private CustomerId owner(String text) {
    return CustomerId.parse(text)
        .filter(id -> customers.find(id).isPresent())
        .orElseThrow(() -> new ProblemException(Problem.notFound("customer")));
  }
}
