package io.florin.functions.wallet;

import io.florin.catalogue.WalletTypeCode;
import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.ErrorCode;
import io.florin.functions.http.Listing;
import io.florin.functions.http.MoneyJson;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.identity.Caller;
import io.florin.identity.CustomerId;
import io.florin.ledger.AccountNumber;
import io.florin.ledger.WalletId;
import io.florin.ledger.WalletStatus;
import io.florin.wallet.ShowingPositions;
import io.florin.wallet.ShowingWallets;
import io.florin.wallet.WalletFilter;
import io.florin.wallet.WalletPage;
import java.util.List;
import java.util.Optional;

/** Lists wallets: a customer's own, or for an administrator all. */
public final class ListWallets extends SignedInFunction {
  private final ShowingWallets wallets;
  private final ShowingPositions positions;

  /** The function on AWS Lambda. */
  public ListWallets() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public ListWallets(Platform platform) {
    this(new Wiring(platform));
  }

  private ListWallets(Wiring wiring) {
    super(Access.SIGNED_IN, wiring.surroundings());
    wallets = wiring.showingWallets();
    positions = wiring.showingPositions();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    Listing listing = listing(call);
    Optional<WalletId> after =
        listing.position().map(text -> WalletId.parse(text).orElseThrow(Listing::invalidCursor));
    Optional<WalletFilter> filter = filter(listing, caller);
    WalletPage page =
        filter.isEmpty()
            ? new WalletPage(List.of(), Optional.empty())
            : wallets.list(
                caller, filter.get(), listing.order(), after, listing.limit(), call.deadline());
    return Response.ok(
        listing.page(
            page.wallets().stream()
                .map(wallet -> WalletAnswers.json(positions.position(wallet, call.deadline())))
                .toList(),
            page.next().map(WalletId::value)));
  }

  /** The filter, or empty when it asks for what can't exist. */
  private static Optional<WalletFilter> filter(Listing listing, Caller caller) {
    Optional<String> ownerText = listing.filter("ownerId");
    if (ownerText.isPresent()
        && !caller.isAdmin()
        && !ownerText.get().equals(caller.id().value())) {
      throw new ProblemException(
          Problem.of(ErrorCode.FORBIDDEN, "Only administrators list the wallets of others."));
    }
    Optional<CustomerId> owner =
        caller.isAdmin() ? ownerText.flatMap(CustomerId::parse) : Optional.of(caller.id());
    Optional<AccountNumber> account = listing.filter("accountNumber").flatMap(AccountNumber::parse);
    Optional<String> type = listing.filter("type").filter(WalletTypeCode::isWellFormed);
    boolean possible =
        (ownerText.isEmpty() || owner.isPresent())
            && listing.filter("accountNumber").isPresent() == account.isPresent()
            && listing.filter("type").isPresent() == type.isPresent();
    return possible
        ? Optional.of(
            new WalletFilter(
                owner,
                account,
                listing.filter("currency").map(code -> MoneyJson.currency(code, "currency")),
                type.map(WalletTypeCode::new),
                listing.filter("status").map(WalletStatus::valueOf)))
        : Optional.empty();
  }
}
