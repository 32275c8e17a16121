package io.florin.hold;

import io.florin.identity.Caller;
import io.florin.ledger.CommandId;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.Entry;
import io.florin.ledger.EntryKind;
import io.florin.ledger.Hold;
import io.florin.ledger.HoldId;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Order;
import io.florin.ledger.Period;
import io.florin.ledger.WalletId;
import io.florin.money.SizeRange;
import io.florin.retry.Deadline;
import io.florin.wallet.EntryFilter;
import io.florin.wallet.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows holds to those who may see them. */
public final class ShowingHolds {

  private static final EntryFilter PLACED =
      new EntryFilter(Period.ALWAYS, Optional.of(EntryKind.HOLD), SizeRange.ANY);

  private final LedgerStore store;
  private final Statement statement;

  /** Shows the holds of a store, whose statements tell when they were placed. */
  public ShowingHolds(LedgerStore store, Statement statement) {
    this.store = store;
    this.statement = statement;
  }

  /**
   * A page of holds.
   *
   * @param holds the holds, in the order asked for
   * @param next the version of the wallet after which the next page goes on, if there is one
   */
  public record Page(List<Hold> holds, Optional<Long> next) {

    /** Copies the list. */
    public Page {
      holds = List.copyOf(holds);
    }
  }

  /** The hold, if there is one that the caller may see. */
  public Optional<Hold> show(Caller caller, HoldId id, Deadline deadline) {
    return store
        .command(id.command(), deadline)
        .flatMap(record -> record.outcome(Hold.class))
        .filter(hold -> caller.isAdmin() || hold.isVisibleTo(caller.id()));
  }

  /**
   * A page of the holds that were ever placed on a wallet, if the caller may see the wallet. A page
   * may have fewer holds than the limit while there are more, like one of the statement.
   *
   * @param after the version after which the page begins, in the order asked for
   * @param limit how many at the most, 1 to {@link LedgerStore#MAX_PAGE}
   */
  public Optional<Page> list(
      Caller caller,
      WalletId walletId,
      Order order,
      Optional<Long> after,
      int limit,
      Deadline deadline) {
    return statement
        .page(caller, walletId, PLACED, order, after, limit, deadline)
        .map(page -> new Page(holds(page.entries(), deadline), page.next()));
  }

  private List<Hold> holds(List<Entry> placing, Deadline deadline) {
    List<CommandId> ids =
        placing.stream().map(entry -> entry.narrative().hold().orElseThrow().command()).toList();
    Map<CommandId, CommandRecord> records =
        store.namedCommands(ids.stream().collect(Collectors.toSet()), deadline);
    return ids.stream()
        .map(id -> (Hold) Objects.requireNonNull(records.get(id)).outcome())
        .toList();
  }
}
