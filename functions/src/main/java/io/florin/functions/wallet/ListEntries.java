package io.florin.functions.wallet;

import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.EntryJson;
import io.florin.functions.http.Listing;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.functions.http.RangeParameters;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.functions.http.WalletIds;
import io.florin.identity.Caller;
import io.florin.ledger.Entry;
import io.florin.ledger.EntryKind;
import io.florin.ledger.WalletId;
import io.florin.wallet.EntryFilter;
import io.florin.wallet.Statement;
import java.util.List;
import java.util.Optional;

/** Shows the statement of a wallet, page by page. */
public final class ListEntries extends SignedInFunction {
  private static final String CSV = "text/csv";

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
    WalletId wallet = WalletIds.of(call.path("walletId"));
    Statement.Page page =
        statement
            .page(
                caller,
                wallet,
                filter(listing),
                listing.order(),
                listing.position().map(Long::valueOf),
                listing.limit(),
                call.deadline())
            .orElseThrow(() -> new ProblemException(Problem.notFound("wallet")));
    Optional<String> next = page.next().map(version -> Long.toString(version));
    return call.mediaType().equals(CSV)
        ? csv(listing, wallet, page.entries(), next)
        : Response.ok(listing.page(page.entries().stream().map(EntryJson::of).toList(), next));
  }

  private static EntryFilter filter(Listing listing) {
    return new EntryFilter(
        RangeParameters.period(listing.filters()),
        listing.filter("kind").map(EntryKind::valueOf),
        RangeParameters.sizes(listing.filters()));
  }

  private static Response csv(
      Listing listing, WalletId wallet, List<Entry> entries, Optional<String> next) {
    Response response =
        Response.ok(CSV + "; charset=utf-8; header=present", StatementCsv.of(entries));
    return next.isEmpty()
        ? response
        : response.with(
            "Link", listing.linkToNext("/v1/wallets/" + wallet + "/entries", next.get()));
  }
}
