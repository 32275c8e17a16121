package io.florin.ledger;

import io.florin.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** An entry that a forger works on. */
final class EntryDraft {
  long version;
  EntryKind kind;
  Money amount;
  Money reserved;
  Money posted;
  Money held;
  Turnover turnover;
  Narrative narrative;
  List<FoldedTransfer> folded;
  Instant at;
  EntryHash previousHash;

  private EntryDraft(Entry entry) {
    version = entry.version();
    kind = entry.kind();
    amount = entry.amount();
    reserved = entry.reserved();
    posted = entry.posted();
    held = entry.held();
    turnover = entry.turnover();
    narrative = entry.narrative();
    folded = entry.folded();
    at = entry.at();
    previousHash = entry.previousHash();
  }

  /** An entry after a change, with the hash that it had. */
  static Entry of(Entry entry, Consumer<EntryDraft> change) {
    EntryDraft draft = new EntryDraft(entry);
    change.accept(draft);
    return new Entry(
        entry.walletId(),
        draft.version,
        draft.kind,
        draft.amount,
        draft.reserved,
        draft.posted,
        draft.held,
        entry.incoming(),
        entry.status(),
        entry.outToday(),
        draft.turnover,
        draft.narrative,
        draft.folded,
        draft.at,
        draft.previousHash,
        entry.hash());
  }
}
