package io.florin.ledger;

import io.florin.catalogue.TransactionTypeCode;
import io.florin.identity.CustomerId;
import io.florin.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A movement of money from one wallet to another, or the refusal of one.
 *
 * @param id its id
 * @param version how often its record was put, from 1
 * @param kind why the money moves
 * @param from the wallet that pays
 * @param fromOwner who owned it; nobody owns a system wallet
 * @param to the wallet that receives
 * @param toOwner who owned it
 * @param amount what moves, above zero
 * @param type the type of the transaction, where it has one
 * @param channel by what it was asked for
 * @param note what was said about it
 * @param externalReference the caller's own name for it
 * @param metadata what the caller keeps with it
 * @param refusal why it was refused, if it was
 * @param createdAt when it was accepted or refused
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
    Optional<TransactionTypeCode> type,
    Optional<Channel> channel,
    Optional<Note> note,
    Optional<ExternalReference> externalReference,
    Map<String, String> metadata,
    Optional<Refusal> refusal,
    Instant createdAt)
    implements Outcome {

  /** Copies the metadata, and checks the amount. */
  public Transfer {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("A transfer moves money.");
    }
    metadata = Map.copyOf(metadata);
  }

  /** What has become of it. */
  public TransferStatus status() {
    return refusal.isPresent() ? TransferStatus.REFUSED : TransferStatus.COMPLETED;
  }

  /** When it was completed, if it was. */
  public Optional<Instant> completedAt() {
    return refusal.isPresent() ? Optional.empty() : Optional.of(createdAt);
  }

  /** What was charged for it. */
  public Money fee() {
    return Money.zero(amount.currency());
  }

  /** How much of it was given back. */
  public Money reversed() {
    return Money.zero(amount.currency());
  }

  /** What it did to each wallet; nothing when it was refused. The legs sum to zero. */
  public List<Leg> legs() {
    return refusal.isPresent()
        ? List.of()
        : List.of(new Leg(from, amount.negated()), new Leg(to, amount));
  }

  /** Whether a customer may see it: who pays, and who was paid, but not who was to be paid. */
  public boolean isVisibleTo(CustomerId customer) {
    return fromOwner.filter(customer::equals).isPresent()
        || (refusal.isEmpty() && toOwner.filter(customer::equals).isPresent());
  }

  /** This transfer as one that was refused. */
  Transfer refusedFor(Refusal reason) {
    return new Transfer(
        id,
        version,
        kind,
        from,
        fromOwner,
        to,
        toOwner,
        amount,
        type,
        channel,
        note,
        externalReference,
        metadata,
        Optional.of(reason),
        createdAt);
  }
}
