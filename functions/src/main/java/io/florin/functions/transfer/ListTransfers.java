package io.florin.functions.transfer;

import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.Listing;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.functions.http.RangeParameters;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.functions.http.WalletIds;
import io.florin.identity.Caller;
import io.florin.ledger.Channel;
import io.florin.ledger.CommandId;
import io.florin.ledger.ExternalReference;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferKind;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import io.florin.transfer.ListingTransfers;
import io.florin.transfer.PendingTransfers;
import io.florin.transfer.ShowingTransfer;
import io.florin.transfer.TransferFilter;
import io.florin.transfer.TransferPage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lists the transfers of a wallet, the one of a reference, or those that wait for the bank. */
public final class ListTransfers extends SignedInFunction {
  private static final String PLACE_SEPARATOR = ".";

  private final ListingTransfers ofWallets;
  private final ShowingTransfer byReference;
  private final PendingTransfers pending;

  /** The function on AWS Lambda. */
  public ListTransfers() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public ListTransfers(Platform platform) {
    this(new Wiring(platform));
  }

  private ListTransfers(Wiring wiring) {
    super(Access.SIGNED_IN, wiring.surroundings());
    ofWallets = wiring.listingTransfers();
    byReference = wiring.showingTransfer();
    pending = wiring.pendingTransfers();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    Listing listing = listing(call);
    TransferPage<String> page =
        switch (TransferSelection.of(listing, caller)) {
          case WALLET -> ofWallet(listing, caller, call.deadline());
          case REFERENCE -> byReference(listing, caller, call.deadline());
          case PENDING -> pending(listing, call.deadline());
        };
    return Response.ok(
        listing.page(
            page.transfers().stream()
                .map(transfer -> TransferAnswers.json(transfer, caller))
                .toList(),
            page.next()));
  }

  private TransferPage<String> ofWallet(Listing listing, Caller caller, Deadline deadline) {
    TransferFilter filter =
        new TransferFilter(
            RangeParameters.period(listing.filters()),
            listing.filter("direction").map(TransferFilter.Direction::valueOf),
            listing.filter("kind").map(TransferKind::valueOf),
            listing.filter("type"),
            listing.filter("channel").map(Channel::valueOf),
            RangeParameters.sizes(listing.filters()),
            listing.filter("text"));
    WalletId wallet = WalletIds.of(listing.filter("walletId").orElseThrow());
    TransferPage<ListingTransfers.Place> page =
        ofWallets
            .ofWallet(
                caller,
                wallet,
                filter,
                listing.order(),
                listing.position().map(ListTransfers::placeInWallet),
                listing.limit(),
                deadline)
            .orElseThrow(() -> new ProblemException(Problem.notFound("wallet")));
    return new TransferPage<>(
        page.transfers(),
        page.next().map(place -> place.version() + PLACE_SEPARATOR + place.seen()));
  }

  private TransferPage<String> byReference(Listing listing, Caller caller, Deadline deadline) {
    ExternalReference reference =
        new ExternalReference(listing.filter("externalReference").orElseThrow());
    List<Transfer> found = byReference.show(caller, reference, deadline).stream().toList();
    return new TransferPage<>(found, Optional.empty());
  }

  private TransferPage<String> pending(Listing listing, Deadline deadline) {
    TransferPage<PendingTransfers.Place> page =
        pending.page(
            listing.order(),
            listing.position().map(ListTransfers::placeAmongPending),
            listing.limit(),
            deadline);
    return new TransferPage<>(
        page.transfers(),
        page.next()
            .map(
                place ->
                    place.acceptedAt().toEpochMilli() + PLACE_SEPARATOR + place.command().value()));
  }

  private static ListingTransfers.Place placeInWallet(String position) {
    int separator = position.indexOf(PLACE_SEPARATOR);
    return new ListingTransfers.Place(
        Long.parseLong(position.substring(0, separator)),
        Integer.parseInt(position.substring(separator + 1)));
  }

  private static PendingTransfers.Place placeAmongPending(String position) {
    int separator = position.indexOf(PLACE_SEPARATOR);
    return new PendingTransfers.Place(
        Instant.ofEpochMilli(Long.parseLong(position.substring(0, separator))),
        new CommandId(position.substring(separator + 1)));
  }
}
