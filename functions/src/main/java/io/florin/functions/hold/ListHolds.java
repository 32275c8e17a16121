package io.florin.functions.hold;

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
import io.florin.functions.http.WalletIds;
import io.florin.hold.ShowingHolds;
import io.florin.identity.Caller;
import io.florin.ledger.WalletId;

/** Shows the holds that were placed on a wallet, page by page. */
public final class ListHolds extends SignedInFunction {
  private static final String WALLET_ID = "walletId";

  private final ShowingHolds holds;

  /** The function on AWS Lambda. */
  public ListHolds() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public ListHolds(Platform platform) {
    this(new Wiring(platform));
  }

  private ListHolds(Wiring wiring) {
    super(Access.SIGNED_IN, wiring.surroundings());
    holds = wiring.showingHolds();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    Listing listing = listing(call);
    // A cursor brings it along, so the contract can't require it.
    WalletId walletId =
        WalletIds.of(listing.filter(WALLET_ID).orElseThrow(ListHolds::walletMissing));
    ShowingHolds.Page page =
        holds
            .list(
                caller,
                walletId,
                listing.order(),
                listing.position().map(Long::valueOf),
                listing.limit(),
                call.deadline())
            .orElseThrow(() -> new ProblemException(Problem.notFound("wallet")));
    return Response.ok(
        listing.page(
            page.holds().stream().map(HoldAnswers::json).toList(),
            page.next().map(version -> Long.toString(version))));
  }

  private static ProblemException walletMissing() {
    return new ProblemException(
        Problem.invalid(WALLET_ID, "required", "This parameter is required."));
  }
}
