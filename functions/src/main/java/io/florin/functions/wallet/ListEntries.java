package io.florin.functions.wallet;

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
import io.florin.identity.Caller;
import io.florin.wallet.Statement;

/** Shows the statement of a wallet, page by page. */
public final class ListEntries extends SignedInFunction {
  private final Statement statement;

  /** The function on AWS Lambda. */
  public ListEntries() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public ListEntries(Platform platform) {
    this(new Wiring(platform));
  }

  private ListEntries(Wiring wiring) {
    super(Access.SIGNED_IN, wiring.surroundings());
    statement = wiring.statement();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    Listing listing = listing(call);
    Statement.Page page =
        statement
            .page(
                caller,
                WalletIds.of(call.path("walletId")),
                Orders.of(listing),
                listing.position().map(ListEntries::version),
                listing.limit(),
                call.deadline())
            .orElseThrow(() -> new ProblemException(Problem.notFound("wallet")));
    return Response.ok(
        listing.page(
            page.entries().stream().map(WalletAnswers::json).toList(),
            page.next().map(version -> Long.toString(version))));
  }

  private static Long version(String position) {
    try {
      long version = Long.parseLong(position);
      if (version >= 1) {
        return version;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw Listing.invalidCursor();
  }
}
