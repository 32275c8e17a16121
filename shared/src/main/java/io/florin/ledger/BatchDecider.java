package io.florin.ledger;

import io.florin.catalogue.Catalogue;
import io.florin.catalogue.TransactionType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Decides on transfer batches: item after item, each from the wallets as the items before it leave
 * them. Pure, and the same for the same wallets.
 */
public final class BatchDecider {
  private final TransferDecider transfers;
  private final SystemWallets systemWallets;

  /** A decider that goes by a catalogue. */
  public BatchDecider(Catalogue catalogue, SystemWallets systemWallets) {
    transfers = new TransferDecider(catalogue);
    this.systemWallets = systemWallets;
  }

  /** The transfers that a batch asks for, in the order of its items. */
  public List<BatchOrder> orders(BatchId id, List<TransferBatch.Item> items) {
    List<BatchOrder> orders = new ArrayList<>();
    for (TransferBatch.Item item : items) {
      orders.add(order(id, orders.size(), item));
    }
    return orders;
  }

  /** The transfer that the item at a place of a batch asks for. */
  public BatchOrder order(BatchId id, int place, TransferBatch.Item item) {
    TransferOrder order =
        TransferOrder.free(
                id.transfer(place),
                TransferKind.TRANSFER,
                item.amount(),
                Optional.of(TransactionType.TRANSFER.code()),
                Optional.empty(),
                item.note(),
                Optional.empty(),
                Map.of(),
                Optional.empty())
            .because(id.command());
    return new BatchOrder(place, item.to(), transfers.charged(order, systemWallets));
  }

  /** As many of the first orders as one transaction holds. */
  public static List<BatchOrder> ofOneTransaction(List<BatchOrder> orders) {
    int writes = 0;
    for (int count = 0; count < orders.size(); count++) {
      writes += orders.get(count).writes();
      if (writes > Commit.MAX_ITEMS) {
        return orders.subList(0, count);
      }
    }
    return orders;
  }

  /** Whether one transaction holds all orders and the record of their batch. */
  public static boolean fitTogether(List<BatchOrder> orders) {
    return 1 + orders.stream().mapToInt(BatchOrder::writes).sum() <= Commit.MAX_ITEMS;
  }

  /** The wallets to decide orders from. No wallet of the system is paid by a batch. */
  public static Set<WalletId> wallets(WalletId from, List<BatchOrder> orders) {
    Set<WalletId> wallets = new LinkedHashSet<>(List.of(from));
    for (BatchOrder one : orders) {
      if (!one.to().isSystem()) {
        wallets.add(one.to());
      }
      one.order().feeTo().ifPresent(wallets::add);
    }
    return wallets;
  }

  /**
   * Accepts a batch that is to be carried out later, item by item.
   *
   * @param at not before the newest entry of the wallet
   */
  public static Decision accept(
      BatchId id, Wallet from, List<TransferBatch.Item> items, Instant at) {
    return Decision.Post.of(List.of(), TransferBatch.asked(id, from, false, items, at).pending());
  }

  /** Refuses a batch that one transaction does not hold. */
  public static Decision refuseAsTooLarge(
      BatchId id, Wallet from, List<TransferBatch.Item> items, Instant at) {
    return new Decision.Refuse(
        TransferBatch.asked(id, from, true, items, at)
            .refusedFor(Refusal.BATCH_TOO_LARGE, Optional.empty()));
  }

  /**
   * Decides on a batch of which all is done or nothing: refused is the whole with its first item
   * that can't be done.
   *
   * @param command the command that asks for it
   * @param items its items
   * @param wallets the wallets of {@link #wallets} that exist, the payer's among them
   * @param at not before the newest entry of any of them
   */
  public JointDecision allOrNothing(
      Command command,
      WalletId from,
      List<TransferBatch.Item> items,
      Map<WalletId, Wallet> wallets,
      Instant at) {
    BatchId id = new BatchId(command.id());
    State state = new State(from, wallets, at);
    TransferBatch batch = TransferBatch.asked(id, state.payer(), true, items, at);
    List<CommandRecord> others = new ArrayList<>();
    for (BatchOrder one : orders(id, items)) {
      Transfer transfer = state.decide(one);
      if (transfer.refusal().isPresent()) {
        return JointDecision.of(
            new Decision.Refuse(
                batch.refusedFor(transfer.refusal().get(), Optional.of(one.place()))));
      }
      others.add(record(command.ledTo(batch), transfer));
    }
    return new JointDecision(
        new Decision.Post(state.entries, state.legs, batch.doneAtOnce(), Optional.empty()), others);
  }

  /**
   * Decides on some items of a batch: each is done, or refused for itself.
   *
   * @param batch the record of the batch
   * @param wallets the wallets of {@link #wallets} that exist, the payer's among them
   * @param at not before the newest entry of any of them
   */
  public JointPosting eachForItself(
      CommandRecord batch,
      WalletId from,
      List<BatchOrder> orders,
      Map<WalletId, Wallet> wallets,
      Instant at) {
    State state = new State(from, wallets, at);
    List<CommandRecord> records =
        orders.stream().map(one -> record(batch, state.decide(one))).toList();
    return new JointPosting(state.entries, state.legs, records);
  }

  /** Ends a batch of which each item has its outcome, unless it is ended already. */
  public static Optional<Amendment<TransferBatch>> complete(TransferBatch batch, Instant at) {
    return batch.status() == BatchStatus.PENDING
        ? Optional.of(Amendment.of(batch.completed(at)))
        : Optional.empty();
  }

  /** The record of an item: it was asked for with its batch. */
  private static CommandRecord record(CommandRecord batch, Transfer transfer) {
    return new CommandRecord(
        transfer.id().command(), batch.fingerprint(), batch.traceId(), transfer, Optional.empty());
  }

  /** Wallets as the items so far leave them, and what these put. */
  private final class State {
    private final WalletId from;
    private final Map<WalletId, Wallet> wallets;
    private final Instant at;
    private final List<Entry> entries = new ArrayList<>();
    private final List<UnpostedLeg> legs = new ArrayList<>();

    State(WalletId from, Map<WalletId, Wallet> wallets, Instant at) {
      this.from = from;
      this.wallets = new HashMap<>(wallets);
      this.at = at;
    }

    Wallet payer() {
      return Objects.requireNonNull(wallets.get(from), "wallets are never removed");
    }

    /** The item's transfer, done or refused. */
    Transfer decide(BatchOrder one) {
      Wallet payee = wallets.get(one.to());
      if (payee == null || one.to().isSystem()) {
        return one.order().toNobody(payer(), one.to(), at).refusedFor(Refusal.NOT_FOUND);
      }
      Optional<Wallet> fees = one.order().feeTo().map(wallets::get);
      return switch (transfers.decide(one.order(), payer(), payee, fees, at)) {
        case Decision.Post post -> posted(post);
        case Decision.Refuse refuse -> (Transfer) refuse.outcome();
        case Decision.NotFound notFound -> throw new IllegalStateException("All were found.");
        case Decision.Forbidden forbidden -> throw new IllegalStateException("All are allowed.");
        case Decision.Incomplete more -> throw new IllegalStateException("All were read.");
      };
    }

    private Transfer posted(Decision.Post post) {
      entries.addAll(post.entries());
      legs.addAll(post.legs());
      post.entries()
          .forEach(entry -> wallets.computeIfPresent(entry.walletId(), (id, w) -> w.after(entry)));
      return (Transfer) post.outcome();
    }
  }
}
