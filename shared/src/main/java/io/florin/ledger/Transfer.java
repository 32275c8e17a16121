package io.florin.ledger;

import io.florin.bank.BankAccount;
import io.florin.catalogue.TransactionTypeCode;
import io.florin.identity.CustomerId;
import io.florin.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A movement of money from one wallet to another, or the refusal of one. A deposit or withdrawal
 * that was accepted is pending until the bank has answered; all others are ended from the start.
 *
 * @param id its id
 * @param version how often its record was put, from 1
 * @param kind why the money moves
 * @param from the wallet that pays
 * @param fromOwner who owned it; nobody owns a system wallet
 * @param to the wallet that receives
 * @param toOwner who owned it
 * @param amount what moves, above zero
 * @param fee what its sender paid on top, zero or more
 * @param feeTo the system wallet that takes the fee in, if there is one
 * @param reversed how much of the amount has gone back
 * @param origin what it carries out or undoes: the hold of a capture, the original of a reversal,
 *     the batch of an item
 * @param type the type of the transaction, where it has one
 * @param channel by what it was asked for
 * @param note what was said about it
 * @param externalReference the caller's own name for it
 * @param metadata what the caller keeps with it
 * @param bankAccount where a deposit comes from or a withdrawal goes to
 * @param refusal why it was refused or has failed, if so
 * @param settlement how it stands with the bank, if it was accepted to be settled there
 * @param createdAt when it was accepted or refused
 * @param completedAt when the money moved, if it has
 */
public record Transfer(
    TransferId id,
    long version,
    TransferKind kind,
    WalletId from,
    Optional<CustomerId> fromOwner,
    WalletId to,
    Optional<CustomerId> toOwner,
    Money amount,
    Money fee,
    Optional<WalletId> feeTo,
    Money reversed,
    Optional<CommandId> origin,
    Optional<TransactionTypeCode> type,
    Optional<Channel> channel,
    Optional<Note> note,
    Optional<ExternalReference> externalReference,
    Map<String, String> metadata,
    Optional<BankAccount> bankAccount,
    Optional<Refusal> refusal,
    Optional<Settlement> settlement,
    Instant createdAt,
    Optional<Instant> completedAt)
    implements Outcome {

  /** Copies the metadata, and checks the amount. */
  public Transfer {
    if (!amount.isPositive() || fee.isNegative() || fee.isPositive() != feeTo.isPresent()) {
      throw new IllegalArgumentException("A transfer moves money, and its fee goes somewhere.");
    }
    if (reversed.isNegative() || reversed.compareTo(amount) > 0) {
      throw new IllegalArgumentException("Of a transfer goes back what came, at the most.");
    }
    metadata = Map.copyOf(metadata);
  }

  /** What has become of it. */
  public TransferStatus status() {
    if (completedAt.isPresent()) {
      return TransferStatus.COMPLETED;
    }
    if (settlement.isEmpty()) {
      return TransferStatus.REFUSED;
    }
    return refusal.isPresent() ? TransferStatus.FAILED : TransferStatus.PENDING;
  }

  @Override
  public Optional<Waiting> waiting() {
    return settlement.flatMap(
        open ->
            open.dueAt()
                .map(
                    due ->
                        new Waiting(
                            open.state() == SettlementState.ATTENTION
                                ? Waiting.What.ATTENTION
                                : Waiting.What.BANK,
                            due)));
  }

  /** What its entries tell. */
  Narrative narrative(WalletId counterparty) {
    return Narrative.of(id, counterparty, type, channel, note);
  }

  /** What leaves the paying wallet: the amount and the fee. */
  public Money leaving() {
    return amount.plus(fee);
  }

  /** Whether any of it can go back: it has moved money between customers, and undoes nothing. */
  boolean isReversible() {
    return status() == TransferStatus.COMPLETED
        && (kind == TransferKind.TRANSFER || kind == TransferKind.CAPTURE);
  }

  /** What can still go back. */
  public Money reversible() {
    return amount.minus(reversed);
  }

  /** What it did to each wallet; nothing until the money moves. The legs sum to zero. */
  public List<Leg> legs() {
    if (completedAt.isEmpty()) {
      return List.of();
    }
    List<Leg> legs = new ArrayList<>();
    legs.add(new Leg(from, leaving().negated()));
    legs.add(new Leg(to, amount));
    feeTo.ifPresent(wallet -> legs.add(new Leg(wallet, fee)));
    return legs;
  }

  /**
   * Whether a customer may see it: who asked for it, and who was paid, but not who was to be paid.
   */
  public boolean isVisibleTo(CustomerId customer) {
    boolean askedByReceiver = kind == TransferKind.DEPOSIT || kind == TransferKind.CAPTURE;
    return fromOwner.filter(customer::equals).isPresent()
        || ((askedByReceiver || completedAt.isPresent())
            && toOwner.filter(customer::equals).isPresent());
  }

  /** The wallet of the customer who deposits or withdraws. */
  public WalletId customersWallet() {
    return kind == TransferKind.DEPOSIT ? to : from;
  }

  /** The part of the outside world that a deposit comes from or a withdrawal goes to. */
  public WalletId outside() {
    return kind == TransferKind.DEPOSIT ? from : to;
  }

  /** What was answered when it was asked for, whatever has become of it since. */
  public Transfer asFirstAnswered() {
    if (status() == TransferStatus.REFUSED) {
      return this;
    }
    return settlement.isEmpty()
        ? with(1, Money.zero(amount.currency()), refusal, settlement, completedAt)
        : with(1, reversed, Optional.empty(), settlement, Optional.empty());
  }

  /** The next version of this transfer, of which more has gone back. */
  Transfer reversedBy(Money more) {
    return with(version + 1, reversed.plus(more), refusal, settlement, completedAt);
  }

  /** This transfer as one that was refused: nobody pays a fee for it. */
  Transfer refusedFor(Refusal reason) {
    return free().with(version, reversed, Optional.of(reason), Optional.empty(), Optional.empty());
  }

  private Transfer free() {
    return new Transfer(
        id,
        version,
        kind,
        from,
        fromOwner,
        to,
        toOwner,
        amount,
        Money.zero(amount.currency()),
        Optional.empty(),
        reversed,
        origin,
        type,
        channel,
        note,
        externalReference,
        metadata,
        bankAccount,
        refusal,
        settlement,
        createdAt,
        completedAt);
  }

  /** This transfer as one that has been accepted, and waits for the bank. */
  Transfer pending(SettlementPolicy policy) {
    return with(
        version,
        reversed,
        Optional.empty(),
        Optional.of(Settlement.accepted(createdAt, policy)),
        Optional.empty());
  }

  /** The next version of this transfer, which still waits for the bank. */
  public Transfer still(Settlement newSettlement) {
    return with(version + 1, reversed, refusal, Optional.of(newSettlement), completedAt);
  }

  /** The next version of this transfer, for which the bank has moved the money. */
  Transfer completed(Instant at) {
    return with(
        version + 1, reversed, refusal, settlement.map(Settlement::completed), Optional.of(at));
  }

  /** The next version of this transfer, which the bank has refused. */
  Transfer failed(Instant at, String why) {
    return with(
        version + 1,
        reversed,
        Optional.of(Refusal.BANK_REJECTED),
        settlement.map(pending -> pending.failed(at, why)),
        Optional.empty());
  }

  private Transfer with(
      long newVersion,
      Money newReversed,
      Optional<Refusal> newRefusal,
      Optional<Settlement> newSettlement,
      Optional<Instant> newCompletedAt) {
    return new Transfer(
        id,
        newVersion,
        kind,
        from,
        fromOwner,
        to,
        toOwner,
        amount,
        fee,
        feeTo,
        newReversed,
        origin,
        type,
        channel,
        note,
        externalReference,
        metadata,
        bankAccount,
        newRefusal,
        newSettlement,
        createdAt,
        newCompletedAt);
  }
}
