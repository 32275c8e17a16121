package io.florin.ledger;

import io.florin.money.Money;
import java.time.Instant;
import java.util.List;

/**
 * One numbered entry of a wallet: what happened, and what the wallet is after it.
 *
 * @param walletId the wallet
 * @param version its place in the wallet: 1, 2, 3 … without a gap
 * @param kind what happened
 * @param amount the signed change of the posted balance
 * @param reserved the signed change of the held balance
 * @param posted the money in the wallet after it
 * @param held the part of the posted money that is set aside after it
 * @param incoming accepted deposits that the bank has yet to answer, after it
 * @param status the wallet's status after it
 * @param outToday how much has left the wallet on the entry's day (UTC), as a size
 * @param turnover the wallet's turnover after it
 * @param narrative what it tells of the transfer that caused it
 * @param folded the transfers that it posts together, if it is of kind {@code BATCH}
 * @param at when, in whole milliseconds; never before the entry before it
 * @param previousHash the hash of the entry before it
 * @param hash the hash of its own canonical form
 */
public record Entry(
    WalletId walletId,
    long version,
    EntryKind kind,
    Money amount,
    Money reserved,
    Money posted,
    Money held,
    Money incoming,
    WalletStatus status,
    Money outToday,
    Turnover turnover,
    Narrative narrative,
    List<FoldedTransfer> folded,
    Instant at,
    EntryHash previousHash,
    EntryHash hash) {

  /** Copies the list. */
  public Entry {
    folded = List.copyOf(folded);
  }

  /** What can be spent after it: posted less held. */
  public Money available() {
    return posted.minus(held);
  }

  /** Whether the hash that it carries is the hash of what it says. */
  public boolean isSound() {
    return hash.equals(CanonicalForm.hash(this));
  }

  /** This entry with the hash of what it says. */
  Entry sealed() {
    return new Entry(
        walletId,
        version,
        kind,
        amount,
        reserved,
        posted,
        held,
        incoming,
        status,
        outToday,
        turnover,
        narrative,
        folded,
        at,
        previousHash,
        CanonicalForm.hash(this));
  }
}
