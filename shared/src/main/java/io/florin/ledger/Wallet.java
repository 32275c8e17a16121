package io.florin.ledger;

import io.florin.catalogue.WalletTypeCode;
import io.florin.money.Currency;
import io.florin.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A wallet as it is: what never changes, and its newest entry, which is its state.
 *
 * @param terms what never changes
 * @param newest the newest entry
 */
public record Wallet(WalletTerms terms, Entry newest) {

  /** Opens a wallet: it is its first entry. */
  public static Wallet open(WalletTerms terms) {
    Money zero = Money.zero(terms.currency());
    Entry first =
        new Entry(
            terms.id(),
            1,
            EntryKind.OPEN,
            zero,
            zero,
            zero,
            zero,
            zero,
            WalletStatus.ACTIVE,
            zero,
            Turnover.none(zero),
            Narrative.NONE,
            List.of(),
            terms.openedAt().truncatedTo(ChronoUnit.MILLIS),
            EntryHash.NONE,
            EntryHash.NONE);
    return new Wallet(terms, first.sealed());
  }

  /** The types of some wallets. */
  public static Set<WalletTypeCode> types(Collection<Wallet> wallets) {
    return wallets.stream().map(wallet -> wallet.terms().type()).collect(Collectors.toSet());
  }

  /** The wallet. */
  public WalletId id() {
    return terms.id();
  }

  /** The currency of all its money. */
  public Currency currency() {
    return terms.currency();
  }

  /** How many entries it has. */
  public long version() {
    return newest.version();
  }

  /** What can be spent: posted less held. */
  public Money available() {
    return newest.available();
  }

  /** Whether it is still exact after a signed change of its posted balance, now or soon. */
  boolean isExactAfter(Money amount) {
    try {
      // What is on its way in will be posted, whatever happens until then.
      Money change = amount.isPositive() ? amount.plus(newest.incoming()) : amount;
      Money posted = newest.posted().plus(change);
      newest.turnover().after(change, 1);
      posted.minus(newest.held());
      return true;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  /**
   * The entry that changes the posted balance by a signed amount. Whether it may be appended is for
   * the rules to say.
   *
   * @param at not before the newest entry
   */
  Entry post(EntryKind kind, Money amount, Narrative narrative, Instant at) {
    return append(kind, Effect.posting(amount), narrative, at);
  }

  /**
   * The entry that changes the wallet's money. Whether it may be appended is for the rules to say.
   *
   * @param at not before the newest entry
   */
  Entry append(EntryKind kind, Effect effect, Narrative narrative, Instant at) {
    return append(kind, newest.status(), effect, narrative, List.of(), at);
  }

  /**
   * The entry that changes the wallet's status and nothing else.
   *
   * @param at not before the newest entry
   */
  Entry append(EntryKind kind, WalletStatus status, Narrative narrative, Instant at) {
    return append(kind, status, Effect.none(currency()), narrative, List.of(), at);
  }

  /**
   * The entry that posts many transfers to the wallet which were accepted before.
   *
   * @param at not before the newest entry
   */
  Entry fold(List<FoldedTransfer> transfers, Instant at) {
    return fold(transfers, Narrative.NONE, at);
  }

  /**
   * The entry that posts transfers which another wallet could not take.
   *
   * @param meantFor that wallet
   * @param at not before the newest entry
   */
  Entry fold(List<FoldedTransfer> transfers, WalletId meantFor, Instant at) {
    return fold(transfers, Narrative.meantFor(meantFor), at);
  }

  private Entry fold(List<FoldedTransfer> transfers, Narrative narrative, Instant at) {
    Money sum =
        transfers.stream().map(FoldedTransfer::amount).reduce(Money.zero(currency()), Money::plus);
    return append(
        EntryKind.BATCH,
        newest.status(),
        Effect.receiving(sum, transfers.size()),
        narrative,
        transfers,
        at);
  }

  /** This wallet after an entry that was made for it. */
  Wallet after(Entry next) {
    return new Wallet(terms, next);
  }

  private Entry append(
      EntryKind kind,
      WalletStatus status,
      Effect effect,
      Narrative narrative,
      List<FoldedTransfer> folded,
      Instant at) {
    Instant instant = at.truncatedTo(ChronoUnit.MILLIS);
    if (instant.isBefore(newest.at())) {
      throw new IllegalArgumentException("The time of a wallet does not run backwards.");
    }
    Money amount = effect.posted();
    Entry entry =
        new Entry(
            id(),
            newest.version() + 1,
            kind,
            amount,
            effect.held(),
            newest.posted().plus(amount),
            newest.held().plus(effect.held()),
            newest.incoming().plus(effect.incoming()),
            status,
            outOn(instant).plus(effect.leaving()),
            newest.turnover().after(amount, effect.transfers()),
            narrative,
            folded,
            instant,
            newest.hash(),
            EntryHash.NONE);
    return entry.sealed();
  }

  /** How much has left the wallet on the day (UTC) of an instant, which is not past. */
  Money outOn(Instant instant) {
    return sameDay(instant) ? newest.outToday() : Money.zero(currency());
  }

  private boolean sameDay(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC)
        .equals(LocalDate.ofInstant(newest.at(), ZoneOffset.UTC));
  }
}
