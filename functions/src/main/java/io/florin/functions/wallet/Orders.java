package io.florin.functions.wallet;

import io.florin.functions.http.Listing;
import io.florin.ledger.Order;

/** The order in which a list is asked for. */
final class Orders {
  private Orders() {}

  /** The order of a listing: the newest first, unless it asks for the oldest. */
  static Order of(Listing listing) {
    return listing.filter("order").filter("asc"::equals).isPresent()
        ? Order.ASCENDING
        : Order.DESCENDING;
  }
}
