package io.florin.settlement;

import io.florin.bank.Bank;
import io.florin.bank.BankAnswer;
import io.florin.bank.Direction;
import io.florin.bank.Payment;
import io.florin.ledger.Amendment;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.Ledger;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Settlement;
import io.florin.ledger.SettlementDecider;
import io.florin.ledger.SettlementPolicy;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferId;
import io.florin.ledger.TransferKind;
import io.florin.ledger.UnreadableRecordException;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Settles deposits and withdrawals with the bank: states the intent on the transfer, asks the bank
 * with the transfer's id as reference, and commits the outcome. A crash anywhere leaves a transfer
 * that is due again, and then the bank is asked about the same reference first.
 *
 * <p>The version of the transfer that states the intent is a lease: while it lasts, others leave
 * the transfer alone. Two may still ask the bank at once: when they state the very same intent in
 * the same millisecond, so that each finds its own on record, and when one takes longer than the
 * lease, or its clock is behind. That does no harm, since the bank does each reference once, and a
 * transfer is ended once.
 */
public final class Settling {
  private static final BankAnswer NO_TIME =
      new BankAnswer.Unknown("There was no time left to ask the bank.");

  private final LedgerStore store;
  private final Ledger ledger;
  private final SettlementDecider decider;
  private final SettlementPolicy policy;
  private final Bank bank;
  private final Duration longestCall;
  private final Duration lease;
  private final InstantSource clock;

  /**
   * Settles with a bank.
   *
   * @param store where the ledger keeps its records
   * @param longestCall how long a call of the bank can take; the policy's patience has to be twice
   *     as long and some seconds longer
   */
  public Settling(
      LedgerStore store,
      Ledger ledger,
      SettlementDecider decider,
      SettlementPolicy policy,
      Bank bank,
      Duration longestCall,
      InstantSource clock) {
    this.store = store;
    this.ledger = ledger;
    this.decider = decider;
    this.policy = policy;
    this.bank = bank;
    this.longestCall = longestCall;
    this.lease = policy.patience().minus(Settlement.CLOCKS_APART);
    if (lease.compareTo(longestCall.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException("A lease is long enough to ask the bank and then to pay.");
    }
    this.clock = clock;
  }

  /**
   * What is on record of a transfer that was accepted to be settled with the bank.
   *
   * @throws io.florin.retry.UnavailableException when the store does not answer in time
   */
  public Found find(TransferId id, Deadline deadline) {
    try {
      return store
          .command(id.command(), deadline)
          .filter(
              record ->
                  record.outcome() instanceof Transfer transfer
                      && transfer.settlement().isPresent())
          .<Found>map(Found.OnRecord::new)
          .orElseGet(Found.Unknown::new);
    } catch (UnreadableRecordException e) {
      return new Found.Unreadable(e);
    }
  }

  /**
   * Makes one attempt to settle a transfer, if it is time for one.
   *
   * @param record what {@link #find} has found
   * @throws io.florin.retry.UnavailableException when the store does not answer in time, before the
   *     bank is asked; the transfer is due again in any case
   */
  public Attempt attempt(CommandRecord record, Deadline deadline) {
    Transfer found = (Transfer) record.outcome();
    Settlement before = settlementOf(found);
    if (!before.isReady(clock.instant())) {
      return new Attempt.NothingToDo(found);
    }
    Payment payment;
    try {
      payment = payment(found, record.traceId().value());
    } catch (IllegalArgumentException | NoSuchElementException e) {
      return postponed(
          found,
          (settlement, at) ->
              settlement
                  .sending(at, policy)
                  .notTaken(at, "It can't be made a payment: " + e.getMessage(), policy),
          deadline);
    }
    Optional<Transfer> sent =
        moved(found, (settlement, at) -> settlement.sending(at, policy), deadline);
    if (sent.isEmpty()) {
      return new Attempt.NothingToDo(found);
    }
    try {
      BankAnswer answer = ask(payment, before.mayBeKnown(), deadline.within(lease));
      return conclude(sent.get(), answer, deadline);
    } catch (RuntimeException e) {
      return new Attempt.Interrupted(sent.get(), e);
    }
  }

  private static Payment payment(Transfer transfer, String traceId) {
    return new Payment(
        transfer.id().value(),
        transfer.kind() == TransferKind.DEPOSIT ? Direction.COLLECT : Direction.PAY_OUT,
        transfer.bankAccount().orElseThrow(),
        transfer.amount(),
        traceId);
  }

  private BankAnswer ask(Payment payment, boolean mayBeKnown, Deadline deadline) {
    if (mayBeKnown) {
      BankAnswer known = find(payment, deadline);
      if (!(known instanceof BankAnswer.NotKnown)) {
        return known;
      }
    }
    BankAnswer answer = send(payment, deadline);
    // A connection that was closed while nobody used it ends so too, and the bank is fine.
    return answer instanceof BankAnswer.NotKnown && !deadline.comesWithin(longestCall)
        ? send(payment, deadline)
        : answer;
  }

  /** Sends it, and asks what has become of it should that not be known. */
  private BankAnswer send(Payment payment, Deadline deadline) {
    BankAnswer answer = inTime(() -> bank.pay(payment), deadline);
    return answer instanceof BankAnswer.Unknown ? find(payment, deadline) : answer;
  }

  private BankAnswer find(Payment payment, Deadline deadline) {
    return inTime(() -> bank.find(payment.reference(), payment.traceId()), deadline);
  }

  private BankAnswer inTime(Supplier<BankAnswer> call, Deadline deadline) {
    return deadline.comesWithin(longestCall) ? NO_TIME : call.get();
  }

  private Attempt conclude(Transfer sent, BankAnswer answer, Deadline deadline) {
    return switch (answer) {
      case BankAnswer.Done done -> completed(sent, deadline);
      case BankAnswer.Rejected rejected -> failed(sent, rejected.reason(), deadline);
      case BankAnswer.NotKnown notKnown ->
          postponed(
              sent,
              (settlement, at) ->
                  settlement.inVain(at, "The bank did not do what it was sent.", policy),
              deadline);
      case BankAnswer.Unknown unknown ->
          postponed(
              sent, (settlement, at) -> settlement.unanswered(at, unknown.why(), policy), deadline);
      case BankAnswer.Unavailable unavailable ->
          postponed(
              sent,
              (settlement, at) -> settlement.unanswered(at, unavailable.why(), policy),
              deadline);
      case BankAnswer.NeedsAttention needed ->
          postponed(
              sent, (settlement, at) -> settlement.notTaken(at, needed.why(), policy), deadline);
    };
  }

  private Attempt completed(Transfer sent, Deadline deadline) {
    return ended(
        sent,
        transfer -> Set.of(transfer.customersWallet(), transfer.outside()),
        (transfer, wallets, at) ->
            decider.complete(
                transfer,
                walletOf(wallets, transfer.customersWallet()),
                walletOf(wallets, transfer.outside()),
                at),
        Attempt.Completed::new,
        deadline);
  }

  private Attempt failed(Transfer sent, String why, Deadline deadline) {
    return ended(
        sent,
        transfer -> Set.of(transfer.customersWallet()),
        (transfer, wallets, at) ->
            decider.fail(transfer, walletOf(wallets, transfer.customersWallet()), why, at),
        Attempt.Failed::new,
        deadline);
  }

  /** What is posted once the bank has decided. */
  @FunctionalInterface
  private interface Ending {
    Amendment<Transfer> of(Transfer transfer, Map<WalletId, Wallet> wallets, Instant at);
  }

  /** Posts the bank's truth, whoever has changed the transfer since, unless it is ended already. */
  private Attempt ended(
      Transfer sent,
      Function<Transfer, Set<WalletId>> wallets,
      Ending ending,
      Function<Transfer, Attempt> attempt,
      Deadline deadline) {
    return ledger
        .amend(
            sent.id().command(),
            Transfer.class,
            wallets,
            (transfer, read, at) ->
                settlementOf(transfer).state().isEnd()
                    ? Optional.empty()
                    : Optional.of(ending.of(transfer, read, at)),
            deadline)
        .map(attempt)
        .orElseGet(() -> new Attempt.NothingToDo(sent));
  }

  /** What a settlement becomes at an instant. */
  @FunctionalInterface
  private interface Move {
    Settlement from(Settlement settlement, Instant at);
  }

  /** Tells when to try again, unless somebody else has changed the transfer since. */
  private Attempt postponed(Transfer sent, Move move, Deadline deadline) {
    return moved(sent, move, deadline)
        .<Attempt>map(Attempt.Postponed::new)
        .orElseGet(() -> new Attempt.NothingToDo(sent));
  }

  /** The next version of a transfer, unless somebody else has changed it since. */
  private Optional<Transfer> moved(Transfer known, Move move, Deadline deadline) {
    return ledger.amend(
        known.id().command(),
        Transfer.class,
        transfer -> Set.of(),
        (transfer, wallets, at) ->
            transfer.version() == known.version()
                ? Optional.of(Amendment.of(transfer.still(move.from(settlementOf(transfer), at))))
                : Optional.empty(),
        deadline);
  }

  private static Settlement settlementOf(Transfer transfer) {
    return transfer.settlement().orElseThrow();
  }

  private static Wallet walletOf(Map<WalletId, Wallet> wallets, WalletId id) {
    return Objects.requireNonNull(wallets.get(id), "a transfer's wallets are never removed");
  }
}
