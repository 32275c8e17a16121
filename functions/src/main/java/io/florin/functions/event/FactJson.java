package io.florin.functions.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.bank.BankAccount;
import io.florin.event.BatchAccepted;
import io.florin.event.EntryPosted;
import io.florin.event.Fact;
import io.florin.event.LegsWaiting;
import io.florin.event.TransferAccepted;
import io.florin.event.TransferCompleted;
import io.florin.event.TransferFact;
import io.florin.event.TransferFailed;
import io.florin.event.TransferNeedsAttention;
import io.florin.functions.http.EntryJson;
import io.florin.functions.http.Json;
import io.florin.functions.http.MoneyJson;
import io.florin.functions.http.RefusalCode;
import io.florin.ledger.CanonicalForm;
import io.florin.ledger.TraceId;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferBatch;

/**
 * Facts as subscribers get them. Every field is there, {@code null} where it has no value; the
 * module {@code events} has the schemas.
 */
public final class FactJson {
  private static final int SCHEMA_VERSION = 1;

  private FactJson() {}

  /** The message that tells a fact, in ASCII: a note may hold what no topic takes as it is. */
  public static String text(Fact fact) {
    return Json.ascii(json(fact));
  }

  /** The fact as an object. */
  public static ObjectNode json(Fact fact) {
    ObjectNode json =
        Json.object()
            .put("fact", fact.name())
            .put("schemaVersion", SCHEMA_VERSION)
            .put("at", CanonicalForm.instant(fact.at()))
            .put("traceId", fact.traceId().map(TraceId::value).orElse(null));
    switch (fact) {
      case EntryPosted posted -> json.setAll(EntryJson.of(posted.entry()));
      case LegsWaiting waiting -> json.put("walletId", waiting.walletId().value());
      case TransferFact of -> {
        addTransfer(json, of.transfer());
        addWhatIsSpecial(json, of);
      }
      case BatchAccepted accepted -> addBatch(json, accepted.batch());
    }
    return json;
  }

  private static void addTransfer(ObjectNode json, Transfer transfer) {
    json.put("transferId", transfer.id().value())
        .put("version", transfer.version())
        .put("kind", transfer.kind().name())
        .put("status", transfer.status().name())
        .put("fromWalletId", transfer.from().value())
        .put("fromOwnerId", Json.text(transfer.fromOwner()))
        .put("toWalletId", transfer.to().value())
        .put("toOwnerId", Json.text(transfer.toOwner()));
    json.set("amount", MoneyJson.of(transfer.amount()));
    json.put("type", Json.text(transfer.type()))
        .put("channel", Json.text(transfer.channel()))
        .put("note", Json.text(transfer.note()))
        .put("externalReference", Json.text(transfer.externalReference()))
        .put("bankAccount", transfer.bankAccount().map(BankAccount::masked).orElse(null))
        .put("createdAt", CanonicalForm.instant(transfer.createdAt()));
  }

  private static void addWhatIsSpecial(ObjectNode json, TransferFact fact) {
    switch (fact) {
      case TransferAccepted accepted -> {}
      case TransferCompleted completed -> {}
      case TransferFailed failed -> json.put("refusal", RefusalCode.of(failed.refusal()));
      case TransferNeedsAttention needing ->
          json.put("tries", needing.tries()).put("why", needing.why());
    }
  }

  /** Its items are told by the entries of their transfers; all at once no message would hold. */
  private static void addBatch(ObjectNode json, TransferBatch batch) {
    json.put("batchId", batch.id().value())
        .put("version", batch.version())
        .put("status", batch.status().name())
        .put("fromWalletId", batch.from().value())
        .put("fromOwnerId", Json.text(batch.fromOwner()))
        .put("items", batch.items().size())
        .put("createdAt", CanonicalForm.instant(batch.createdAt()));
  }
}
