package io.florin.transfer;

import io.florin.identity.Caller;
import io.florin.ledger.CommandId;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.Entry;
import io.florin.ledger.EntryKind;
import io.florin.ledger.EntryWalk;
import io.florin.ledger.FoldedTransfer;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Order;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferId;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import io.florin.wallet.ShowingWallets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Lists the transfers of a wallet to those who may see them. No index knows them: the entries of
 * the wallet do, each transfer by one.
 */
public final class ListingTransfers {
  /** How many entries one page looks at, about. */
  static final int MAX_ENTRIES = 500;

  /** How many records one page looks at, about. */
  static final int MAX_RECORDS = 500;

  private static final int RECORDS_AT_A_TIME = 100;

  private final LedgerStore store;
  private final ShowingWallets wallets;

  /** Lists the transfers of a store. */
  public ListingTransfers(LedgerStore store, ShowingWallets wallets) {
    this.store = store;
    this.wallets = wallets;
  }

  /**
   * A place among the transfers of a wallet.
   *
   * @param version the version of an entry
   * @param seen how many of the transfers of that entry are before the place
   */
  public record Place(long version, int seen) {}

  /** A transfer that an entry names, and the place just after it. */
  private record Candidate(TransferId id, Place place) {}

  /**
   * A page of the transfers of a wallet, if the caller may see the wallet. It is shorter than the
   * limit, or even empty, where the filter lets few of those through that a page looks at.
   *
   * @param after the place after which the page begins, in the order asked for
   * @param limit how many at the most, 1 to {@link LedgerStore#MAX_PAGE}
   */
  public Optional<TransferPage<Place>> ofWallet(
      Caller caller,
      WalletId id,
      TransferFilter filter,
      Order order,
      Optional<Place> after,
      int limit,
      Deadline deadline) {
    return wallets
        .show(caller, id, deadline)
        .map(wallet -> new Page(caller, wallet, filter, order, after, limit, deadline).read());
  }

  /** A page while it is being read. */
  private final class Page {
    private final Caller caller;
    private final WalletId wallet;
    private final TransferFilter filter;
    private final Order order;
    private final Optional<Place> after;
    private final int limit;
    private final Deadline deadline;
    private final EntryWalk walk;
    private final Deque<Candidate> candidates = new ArrayDeque<>();
    private final List<Transfer> wanted = new ArrayList<>();
    private Optional<Place> reached;
    private int entriesRead;

    Page(
        Caller caller,
        Wallet wallet,
        TransferFilter filter,
        Order order,
        Optional<Place> after,
        int limit,
        Deadline deadline) {
      this.caller = caller;
      this.wallet = wallet.id();
      this.filter = filter;
      this.order = order;
      this.after = after;
      this.limit = limit;
      this.deadline = deadline;
      reached = after;
      walk =
          new EntryWalk(store, wallet, filter.period(), order, after.map(Place::version), deadline);
    }

    TransferPage<Place> read() {
      int recordsRead = 0;
      while (wanted.size() < limit && recordsRead < MAX_RECORDS) {
        findCandidates();
        if (candidates.isEmpty()) {
          break;
        }
        recordsRead += readRecords();
      }
      boolean more = !candidates.isEmpty() || !walk.hasEnded();
      return new TransferPage<>(wanted, more ? reached : Optional.empty());
    }

    /** Where the filter lets all through, no more is read than is answered. */
    private int atATime() {
      return filter.isSelective() ? RECORDS_AT_A_TIME : limit - wanted.size();
    }

    private void findCandidates() {
      while (candidates.size() < atATime() && !walk.hasEnded() && entriesRead < MAX_ENTRIES) {
        List<Entry> entries = walk.next(atATime(), deadline);
        entriesRead += entries.size();
        for (Entry entry : entries) {
          addCandidates(entry);
        }
      }
    }

    private void addCandidates(Entry entry) {
      List<TransferId> transfers = transfersOf(entry);
      int seenBefore =
          after.filter(place -> place.version() == entry.version()).map(Place::seen).orElse(0);
      for (int seen = seenBefore; seen < transfers.size(); seen++) {
        candidates.add(new Candidate(transfers.get(seen), new Place(entry.version(), seen + 1)));
      }
      if (candidates.isEmpty()) {
        reached = Optional.of(new Place(entry.version(), transfers.size()));
      }
    }

    private List<TransferId> transfersOf(Entry entry) {
      if (entry.kind() == EntryKind.BATCH) {
        List<TransferId> folded = entry.folded().stream().map(FoldedTransfer::transferId).toList();
        return order == Order.ASCENDING ? folded : folded.reversed();
      }
      boolean tells =
          switch (entry.kind()) {
            case ACCEPTED -> true;
            // A customer's wallet has told of it when it was accepted.
            case DEPOSIT, WITHDRAWAL -> wallet.isSystem();
            default -> !entry.amount().isZero();
          };
      return tells ? entry.narrative().transferId().stream().toList() : List.of();
    }

    /** Looks at some of the candidates; how many. */
    private int readRecords() {
      List<Candidate> some = new ArrayList<>();
      while (some.size() < atATime() && !candidates.isEmpty()) {
        some.add(candidates.remove());
      }
      Set<CommandId> ids = new LinkedHashSet<>();
      some.forEach(candidate -> ids.add(candidate.id().command()));
      Map<CommandId, CommandRecord> records = store.namedCommands(ids, deadline);
      for (Candidate candidate : some) {
        if (wanted.size() == limit) {
          candidates.clear();
          candidates.add(candidate); // It is still to be answered.
          break;
        }
        Objects.requireNonNull(records.get(candidate.id().command()))
            .outcome(Transfer.class)
            .filter(transfer -> caller.isAdmin() || transfer.isVisibleTo(caller.id()))
            .filter(transfer -> filter.lets(transfer, wallet))
            .ifPresent(wanted::add);
        reached = Optional.of(candidate.place());
      }
      return some.size();
    }
  }
}
