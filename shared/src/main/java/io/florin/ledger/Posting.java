package io.florin.ledger;

import io.florin.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a transfer is posted: an entry of each wallet, or, for one that receives in batches, a leg
 * that waits.
 *
 * @param entries the entries, the payer's first
 * @param legs the leg that waits, if there is one
 */
record Posting(List<Entry> entries, List<UnpostedLeg> legs) {

  /** The payer pays the amount and the fee. */
  static Posting of(Transfer transfer, Wallet from, Wallet to, Optional<Wallet> fees, Instant at) {
    return of(transfer, Effect.posting(transfer.leaving().negated()), from, to, fees, at);
  }

  /** The payer's wallet changes as it is told; what leaves it has to be the amount and the fee. */
  static Posting of(
      Transfer transfer, Effect payers, Wallet from, Wallet to, Optional<Wallet> fees, Instant at) {
    EntryKind kind = transfer.kind().entryKind();
    List<Entry> entries = new ArrayList<>();
    List<UnpostedLeg> legs = new ArrayList<>();
    entries.add(from.append(kind, payers, transfer.narrative(to.id()), at));
    if (to.terms().isBatched()) {
      legs.add(new UnpostedLeg(to.id(), transfer.id(), transfer.amount(), transfer.createdAt()));
    } else {
      entries.add(to.post(kind, transfer.amount(), transfer.narrative(from.id()), at));
    }
    if (transfer.fee().isPositive()) {
      Money fee = transfer.fee();
      entries.add(fees.orElseThrow().post(EntryKind.FEE, fee, transfer.narrative(from.id()), at));
    }
    return new Posting(List.copyOf(entries), List.copyOf(legs));
  }
}
