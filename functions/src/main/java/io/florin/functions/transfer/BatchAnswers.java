package io.florin.functions.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.batch.ItemOutcome;
import io.florin.batch.ShownBatch;
import io.florin.functions.http.Json;
import io.florin.functions.http.MoneyJson;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.functions.http.RefusalCode;
import io.florin.functions.http.RefusalProblems;
import io.florin.functions.http.Response;
import io.florin.ledger.BatchStatus;
import io.florin.ledger.CanonicalForm;
import io.florin.ledger.Execution;
import io.florin.ledger.Note;
import io.florin.ledger.Refusal;
import io.florin.ledger.TransferBatch;
import io.florin.ledger.TransferId;

/** Transfer batches, and what became of asking for them, as the API answers them. */
final class BatchAnswers {
  private BatchAnswers() {}

  /** The batch, tagged with its version once it changes no more: its items change without one. */
  static Response tagged(Response response, TransferBatch batch) {
    return batch.status() == BatchStatus.PENDING ? response : response.withVersion(batch.version());
  }

  static ObjectNode json(ShownBatch shown) {
    TransferBatch batch = shown.batch();
    ObjectNode json =
        Json.object()
            .put("id", batch.id().value())
            .put("fromWalletId", batch.from().value())
            .put("atomic", batch.atomic())
            .put("status", batch.status().name());
    var items = json.putArray("items");
    shown.items().forEach(item -> items.add(json(item)));
    return json.put("createdAt", CanonicalForm.instant(batch.createdAt()))
        .put("completedAt", batch.completedAt().map(CanonicalForm::instant).orElse(null));
  }

  private static ObjectNode json(ItemOutcome outcome) {
    ObjectNode json = Json.object().put("toWalletId", outcome.item().to().value());
    json.set("amount", MoneyJson.of(outcome.item().amount()));
    return json.put("note", outcome.item().note().map(Note::text).orElse(null))
        .put("status", outcome.status().name())
        .put("transferId", outcome.transferId().map(TransferId::value).orElse(null))
        .put("refusal", outcome.refusal().map(RefusalCode::of).orElse(null));
  }

  /**
   * The answer to the request for a batch.
   *
   * @throws ProblemException when there is none, or it is one that could not be tried
   */
  static Response of(Execution execution) {
    return switch (execution) {
      case Execution.Recorded recorded -> recorded(recorded);
      case Execution.KeyReused reused -> throw new ProblemException(Problem.keyReused());
      case Execution.NotFound missing -> throw new ProblemException(Problem.notFound("wallet"));
      case Execution.Contended contended -> throw new ProblemException(Problem.busy());
      case Execution.Forbidden forbidden ->
          throw new IllegalStateException("Who may not pay finds no wallet.");
      case Execution.ReferenceTaken taken ->
          throw new IllegalStateException("A batch has no reference.");
    };
  }

  private static Response recorded(Execution.Recorded recorded) {
    if (!(recorded.command().outcome() instanceof TransferBatch onRecord)) {
      throw new IllegalStateException("The record of a batch is something else.");
    }
    TransferBatch batch = onRecord.asFirstAnswered();
    // One that was refused for an item is shown as it is: it says which item, and why.
    RefusalProblems.tell(
        batch.refusal().filter(Refusal.BATCH_TOO_LARGE::equals),
        "batchId",
        batch.id().value(),
        recorded.replayed());
    Response response = Response.accepted(json(ShownBatch.asFirstAnswered(batch)));
    return tagged(response, batch).replayed(recorded.replayed());
  }
}
