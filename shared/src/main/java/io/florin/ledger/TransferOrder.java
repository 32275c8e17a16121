package io.florin.ledger;

import io.florin.catalogue.TransactionTypeCode;
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
 * @param type the type of the transaction, where it has one
 * @param channel by what it is asked for
 * @param note what is said about it
 * @param externalReference the caller's own name for it
 * @param metadata what the caller keeps with it
 */
public record TransferOrder(
    TransferId id,
    TransferKind kind,
    Money amount,
    Optional<TransactionTypeCode> type,
    Optional<Channel> channel,
    Optional<Note> note,
    Optional<ExternalReference> externalReference,
    Map<String, String> metadata) {

  /** The transfer that it becomes when it is accepted. */
  Transfer transfer(Wallet from, Wallet to, Instant at) {
    return new Transfer(
        id,
        1,
        kind,
        from.id(),
        from.terms().owner(),
        to.id(),
        to.terms().owner(),
        amount,
        type,
        channel,
        note,
        externalReference,
        metadata,
        Optional.empty(),
        at.truncatedTo(ChronoUnit.MILLIS));
  }

  /** What its entries tell. */
  Narrative narrative(WalletId counterparty) {
    return new Narrative(Optional.of(id), Optional.of(counterparty), type, channel, note);
  }
}
