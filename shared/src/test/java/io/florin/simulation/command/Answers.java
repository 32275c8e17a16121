package io.florin.simulation.command;

import io.florin.ledger.Execution;
import io.florin.ledger.ExternalReference;
import io.florin.ledger.Hold;
import io.florin.ledger.OpenedWallet;
import io.florin.ledger.Outcome;
import io.florin.ledger.Refusal;
import io.florin.ledger.ReleasedHold;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferBatch;
import io.florin.ledger.WalletId;
import io.florin.simulation.book.Answer;
import java.util.Map;

/** What the answers of the use cases mean to the naive book. */
final class Answers {
  private Answers() {}

  static Answer of(Execution execution) {
    return switch (execution) {
      case Execution.Recorded recorded ->
          new Answer.OnRecord(values(recorded.command().outcome()), recorded.replayed());
      case Execution.KeyReused reused -> new Answer.Nothing(Answer.Reason.KEY_REUSED);
      case Execution.NotFound notFound -> new Answer.Nothing(Answer.Reason.NOT_FOUND);
      case Execution.Forbidden forbidden -> new Answer.Nothing(Answer.Reason.FORBIDDEN);
      case Execution.ReferenceTaken taken -> new Answer.Nothing(Answer.Reason.REFERENCE_TAKEN);
      case Execution.Contended contended -> new Answer.Nothing(Answer.Reason.BUSY);
    };
  }

  private static Map<String, String> values(Outcome outcome) {
    return switch (outcome) {
      case Transfer transfer -> values(transfer.asFirstAnswered());
      case Hold hold -> values(hold.asFirstAnswered());
      case ReleasedHold released ->
          Map.of(
              "released",
              released.hold().command().value(),
              "refusal",
              released.refusal().map(Refusal::name).orElse(""));
      case TransferBatch batch -> values(batch.asFirstAnswered());
      case OpenedWallet opened -> Map.of("opened", opened.walletId().value());
    };
  }

  private static Map<String, String> values(Transfer transfer) {
    return Map.of(
        "kind", transfer.kind().name(),
        "status", transfer.status().name(),
        "from", transfer.from().value(),
        "to", transfer.to().value(),
        "amount", Long.toString(transfer.amount().minorUnits()),
        "fee", Long.toString(transfer.fee().minorUnits()),
        "currency", transfer.amount().currency().code(),
        "refusal", transfer.refusal().map(Refusal::name).orElse(""),
        "reference", transfer.externalReference().map(ExternalReference::text).orElse(""));
  }

  private static Map<String, String> values(Hold hold) {
    return Map.of(
        "hold", hold.status().name(),
        "from", hold.walletId().value(),
        "to", hold.toWalletId().map(WalletId::value).orElse(""),
        "amount", Long.toString(hold.amount().minorUnits()),
        "captured", hold.captured().isZero() ? "" : "some",
        "currency", hold.amount().currency().code(),
        "refusal", hold.refusal().map(Refusal::name).orElse(""),
        "holdUntil", Long.toString(hold.expiresAt().toEpochMilli()));
  }

  private static Map<String, String> values(TransferBatch batch) {
    return Map.of(
        "status", batch.status().name(),
        "from", batch.from().value(),
        "refusal", batch.refusal().map(Refusal::name).orElse(""),
        "refusedItem", batch.refusedItem().map(Object::toString).orElse(""));
  }
}
