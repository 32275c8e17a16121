package io.florin.functions.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.bank.BankAccount;
import io.florin.functions.http.ErrorCode;
import io.florin.functions.http.Json;
import io.florin.functions.http.MoneyJson;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.functions.http.RefusalCode;
import io.florin.functions.http.RefusalProblems;
import io.florin.functions.http.Response;
import io.florin.identity.Caller;
import io.florin.ledger.CanonicalForm;
import io.florin.ledger.Execution;
import io.florin.ledger.Leg;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferStatus;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Transfers, and what became of commands to move money, as the API answers them. */
public final class TransferAnswers {
  private TransferAnswers() {}

  /** The transfer as the caller may see it. */
  public static ObjectNode json(Transfer transfer, Caller caller) {
    ObjectNode json =
        Json.object()
            .put("id", transfer.id().value())
            .put("kind", transfer.kind().name())
            .put("type", Json.text(transfer.type()))
            .put("status", transfer.status().name())
            .put("fromWalletId", transfer.from().value())
            .put("toWalletId", transfer.to().value());
    json.set("amount", MoneyJson.of(transfer.amount()));
    json.set("fee", MoneyJson.of(transfer.fee()));
    json.set("reversed", MoneyJson.of(transfer.reversed()));
    json.put("channel", Json.text(transfer.channel()))
        .put("note", Json.text(transfer.note()))
        .put("externalReference", Json.text(transfer.externalReference()));
    json.set("metadata", metadata(transfer));
    json.put("bankAccount", transfer.bankAccount().map(BankAccount::masked).orElse(null))
        .put("refusal", transfer.refusal().map(RefusalCode::of).orElse(null))
        .put("createdAt", CanonicalForm.instant(transfer.createdAt()))
        .put("completedAt", transfer.completedAt().map(CanonicalForm::instant).orElse(null));
    if (caller.isAdmin()) {
      var legs = json.putArray("legs");
      for (Leg leg : transfer.legs()) {
        legs.addObject()
            .put("walletId", leg.walletId().value())
            .set("amount", MoneyJson.of(leg.amount()));
      }
    } else {
      json.putNull("legs");
    }
    return json;
  }

  /**
   * The answer to a command to move money.
   *
   * @throws ProblemException when it was not done
   */
  public static Response of(Execution execution, Caller caller) {
    return switch (execution) {
      case Execution.Recorded recorded -> recorded(recorded, caller);
      case Execution.KeyReused reused -> throw new ProblemException(Problem.keyReused());
      case Execution.NotFound missing -> throw new ProblemException(Problem.notFound("wallet"));
      case Execution.Forbidden forbidden ->
          throw problem(ErrorCode.FORBIDDEN, "Administrators do not adjust wallets of their own.");
      case Execution.ReferenceTaken taken ->
          throw problem(
              ErrorCode.EXTERNAL_REFERENCE_TAKEN,
              "Another transfer of yours has this externalReference: use another one.");
      case Execution.Contended contended -> throw new ProblemException(Problem.busy());
    };
  }

  private static Response recorded(Execution.Recorded recorded, Caller caller) {
    if (!(recorded.command().outcome() instanceof Transfer onRecord)) {
      throw new IllegalStateException("The record of a transfer is something else.");
    }
    Transfer transfer = onRecord.asFirstAnswered();
    RefusalProblems.tell(
        transfer.refusal(), "transferId", transfer.id().value(), recorded.replayed());
    ObjectNode json = json(transfer, caller);
    Response response =
        transfer.status() == TransferStatus.PENDING
            ? Response.accepted(json)
            : Response.created(json);
    return response.withVersion(transfer.version()).replayed(recorded.replayed());
  }

  private static @Nullable ObjectNode metadata(Transfer transfer) {
    if (transfer.metadata().isEmpty()) {
      return null;
    }
    ObjectNode metadata = Json.object();
    new TreeMap<>(transfer.metadata()).forEach(metadata::put);
    return metadata;
  }

  private static ProblemException problem(ErrorCode code, String detail) {
    return new ProblemException(Problem.of(code, detail));
  }
}
