package io.florin.simulation.command;

import io.florin.ledger.Execution;
import io.florin.ledger.ExternalReference;
import io.florin.ledger.Refusal;
import io.florin.ledger.Transfer;
import io.florin.simulation.book.Answer;
import java.util.Map;

/** What the answers of the use cases mean to the naive book. */
final class Answers {
  private Answers() {}

  static Answer of(Execution execution) {
    return switch (execution) {
      case Execution.Recorded recorded ->
          new Answer.OnRecord(
              values(((Transfer) recorded.command().outcome()).asFirstAnswered()),
              recorded.replayed());
      case Execution.KeyReused reused -> new Answer.Nothing(Answer.Reason.KEY_REUSED);
      case Execution.WalletNotFound notFound -> new Answer.Nothing(Answer.Reason.NOT_FOUND);
      case Execution.Forbidden forbidden -> new Answer.Nothing(Answer.Reason.FORBIDDEN);
      case Execution.ReferenceTaken taken -> new Answer.Nothing(Answer.Reason.REFERENCE_TAKEN);
      case Execution.Contended contended -> new Answer.Nothing(Answer.Reason.BUSY);
    };
  }

  private static Map<String, String> values(Transfer transfer) {
    return Map.of(
        "kind", transfer.kind().name(),
        "status", transfer.status().name(),
        "from", transfer.from().value(),
        "to", transfer.to().value(),
        "amount", Long.toString(transfer.amount().minorUnits()),
        "currency", transfer.amount().currency().code(),
        "refusal", transfer.refusal().map(Refusal::name).orElse(""),
        "reference", transfer.externalReference().map(ExternalReference::text).orElse(""));
  }
}
