package io.florin.functions.wallet;

import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.functions.http.WalletIds;
import io.florin.identity.Caller;
import io.florin.ledger.Wallet;
import io.florin.wallet.Position;
import io.florin.wallet.ShowingPositions;
import io.florin.wallet.ShowingWallets;

/** Shows a wallet as it is now. */
public final class GetWallet extends SignedInFunction {
  private final ShowingWallets wallets;
  private final ShowingPositions positions;

  /** The function on AWS Lambda. */
  public GetWallet() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public GetWallet(Platform platform) {
    this(new Wiring(platform));
  }

  private GetWallet(Wiring wiring) {
    super(Access.SIGNED_IN, wiring.surroundings());
    wallets = wiring.showingWallets();
    positions = wiring.showingPositions();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    Wallet wallet =
        wallets
            .show(caller, WalletIds.of(call.path("walletId")), call.deadline())
            .orElseThrow(() -> new ProblemException(Problem.notFound("wallet")));
    Position position = positions.position(wallet, call.deadline());
    return Response.ok(WalletAnswers.json(position)).withTag(position.tag());
  }
}
