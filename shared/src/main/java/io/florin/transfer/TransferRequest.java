package io.florin.transfer;

import io.florin.catalogue.TransactionType;
import io.florin.ledger.Channel;
import io.florin.ledger.ExternalReference;
import io.florin.ledger.Fingerprint;
import io.florin.ledger.Note;
import io.florin.ledger.Payee;
import io.florin.ledger.TransferId;
import io.florin.ledger.TransferKind;
import io.florin.ledger.TransferOrder;
import io.florin.ledger.WalletId;
import io.florin.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A transfer that a customer asks for.
 *
 * @param from the wallet that shall pay
 * @param to by what the wallet is named that shall receive
 * @param amount what shall move, above zero
 * @param type the type of the transaction
 * @param channel by what it is asked for
 * @param note what is said about it
 * @param externalReference the caller's own name for it
 * @param metadata what the caller keeps with it
 */
public record TransferRequest(
    WalletId from,
    Payee to,
    Money amount,
    TransactionType type,
    Optional<Channel> channel,
    Optional<Note> note,
    Optional<ExternalReference> externalReference,
    Map<String, String> metadata) {

  /** By what it is told apart from other requests under the same key. */
  Fingerprint fingerprint() {
    List<Optional<String>> values = new ArrayList<>();
    values.add(Optional.of(from.value()));
    values.add(Optional.of(to.value()));
    values.add(Optional.of(amount.toString()));
    values.add(Optional.of(type.code().value()));
    values.add(channel.map(Channel::name));
    values.add(note.map(Note::text));
    values.add(externalReference.map(ExternalReference::text));
    new TreeMap<>(metadata)
        .forEach(
            (key, value) -> {
              values.add(Optional.of(key));
              values.add(Optional.of(value));
            });
    return Fingerprint.of("createTransfer", values);
  }

  TransferOrder order(TransferId id) {
    return TransferOrder.free(
        id,
        TransferKind.TRANSFER,
        amount,
        Optional.of(type.code()),
        channel,
        note,
        externalReference,
        metadata,
        Optional.empty());
  }
}
