package io.florin.functions.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.http.Listing;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A page of things that are listed by their codes, A to Z or the other way round. */
final class CodePage {
  private CodePage() {}

  /** The page that a listing asks for, of all there is. */
  static <T> ObjectNode of(
      Listing listing, List<T> all, Function<T, String> code, Function<T, ObjectNode> json) {
    boolean descending = listing.filter("order").filter("desc"::equals).isPresent();
    Comparator<String> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    List<T> rest =
        all.stream()
            .sorted(Comparator.comparing(code, order))
            .filter(
                thing ->
                    listing.position().isEmpty()
                        || order.compare(code.apply(thing), listing.position().get()) > 0)
            .toList();
    List<T> page = rest.stream().limit(listing.limit()).toList();
    Optional<String> next =
        rest.size() > page.size() ? Optional.of(code.apply(page.getLast())) : Optional.empty();
    return listing.page(page.stream().map(json).toList(), next);
  }
}
