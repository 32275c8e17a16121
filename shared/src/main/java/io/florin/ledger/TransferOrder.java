package io.florin.ledger;

import io.florin.bank.BankAccount;
import io.florin.catalogue.TransactionTypeCode;
import io.florin.identity.CustomerId;
import io.florin.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * A transfer that is asked for.
 *
 * @param id the id that it will have
 * @param kind why the money moves
 * @param amount what moves, above zero
 * @param fee what its sender pays on top, zero or more
 * @param feeTo the system wallet that takes the fee in, if there is one
 * @param origin what it carries out or undoes, if it does
 * @param type the type of the transaction, where it has one
 * @param channel by what it is asked for
 * @param note what is said about it
 * @param externalReference the caller's own name for it
 * @param metadata what the caller keeps with it
 * @param bankAccount where a deposit comes from or a withdrawal goes to
 */
public record TransferOrder(
    TransferId id,
    TransferKind kind,
    Money amount,
    Money fee,
    Optional<WalletId> feeTo,
    Optional<CommandId> origin,
    Optional<TransactionTypeCode> type,
    Optional<Channel> channel,
    Optional<Note> note,
    Optional<ExternalReference> externalReference,
    Map<String, String> metadata,
    Optional<BankAccount> bankAccount) {

  /** An order that costs nothing and says nothing beside its note. */
  public static TransferOrder free(
      TransferId id, TransferKind kind, Money amount, Optional<Note> note) {
    return free(
        id,
        kind,
        amount,
        Optional.empty(),
        Optional.empty(),
        note,
        Optional.empty(),
        Map.of(),
        Optional.empty());
  }

  /** An order that costs nothing, and neither carries out nor undoes anything. */
  public static TransferOrder free(
      TransferId id,
      TransferKind kind,
      Money amount,
      Optional<TransactionTypeCode> type,
      Optional<Channel> channel,
      Optional<Note> note,
      Optional<ExternalReference> externalReference,
      Map<String, String> metadata,
      Optional<BankAccount> bankAccount) {
    return new TransferOrder(
        id,
        kind,
        amount,
        Money.zero(amount.currency()),
        Optional.empty(),
        Optional.empty(),
        type,
        channel,
        note,
        externalReference,
        metadata,
        bankAccount);
  }

  /** This order with a fee, above zero, that a system wallet takes in. */
  public TransferOrder charged(Money newFee, WalletId newFeeTo) {
    return with(newFee, Optional.of(newFeeTo), origin);
  }

  /** This order as one that carries out or undoes what another command has led to. */
  public TransferOrder because(CommandId newOrigin) {
    return with(fee, feeTo, Optional.of(newOrigin));
  }

  private TransferOrder with(
      Money newFee, Optional<WalletId> newFeeTo, Optional<CommandId> newOrigin) {
    return new TransferOrder(
        id,
        kind,
        amount,
        newFee,
        newFeeTo,
        newOrigin,
        type,
        channel,
        note,
        externalReference,
        metadata,
        bankAccount);
  }

  /** The transfer that it becomes when it is done at once. */
  Transfer transfer(Wallet from, Wallet to, Instant at) {
    return transfer(from.id(), from.terms().owner(), to.id(), to.terms().owner(), at);
  }

  /** The transfer that it is where there is no such wallet to be paid; it can only be refused. */
  Transfer toNobody(Wallet from, WalletId to, Instant at) {
    return transfer(from.id(), from.terms().owner(), to, Optional.empty(), at);
  }

  /** The deposit that it becomes when it is done, out of a part of the outside world. */
  Transfer deposit(WalletId outside, Wallet to, Instant at) {
    return transfer(outside, Optional.empty(), to.id(), to.terms().owner(), at);
  }

  /** The withdrawal that it becomes when it is done, into a part of the outside world. */
  Transfer withdrawal(Wallet from, WalletId outside, Instant at) {
    return transfer(from.id(), from.terms().owner(), outside, Optional.empty(), at);
  }

  /** The reversal that it becomes when it is done at once: the payee of the original pays back. */
  Transfer reversal(Transfer original, Instant at) {
    return transfer(original.to(), original.toOwner(), original.from(), original.fromOwner(), at);
  }

  private Transfer transfer(
      WalletId from,
      Optional<CustomerId> fromOwner,
      WalletId to,
      Optional<CustomerId> toOwner,
      Instant at) {
    Instant instant = at.truncatedTo(ChronoUnit.MILLIS);
    return new Transfer(
        id,
        1,
        kind,
        from,
        fromOwner,
        to,
        toOwner,
        amount,
        fee,
        feeTo,
        Money.zero(amount.currency()),
        origin,
        type,
        channel,
        note,
        externalReference,
        metadata,
        bankAccount,
        Optional.empty(),
        Optional.empty(),
        instant,
        Optional.of(instant));
  }
}
