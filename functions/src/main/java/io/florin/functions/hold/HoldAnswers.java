package io.florin.functions.hold;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.http.ErrorCode;
import io.florin.functions.http.Json;
import io.florin.functions.http.MoneyJson;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.functions.http.RefusalProblems;
import io.florin.ledger.CanonicalForm;
import io.florin.ledger.Execution;
import io.florin.ledger.Hold;
import io.florin.ledger.HoldId;
import io.florin.ledger.Refusal;
import java.util.Optional;

/** Holds, and what became of commands on them, as the API answers them. */
final class HoldAnswers {
  private HoldAnswers() {}

  static ObjectNode json(Hold hold) {
    ObjectNode json =
        Json.object()
            .put("id", hold.id().value())
            .put("walletId", hold.walletId().value())
            .put("toWalletId", Json.text(hold.toWalletId()));
    json.set("amount", MoneyJson.of(hold.amount()));
    json.set("captured", MoneyJson.of(hold.captured()));
    json.set("remaining", MoneyJson.of(hold.remaining()));
    return json.put("status", hold.status().name())
        .put("reason", Json.text(hold.reason()))
        .put("expiresAt", CanonicalForm.instant(hold.expiresAt()))
        .put("createdAt", CanonicalForm.instant(hold.createdAt()));
  }

  /**
   * The id of a hold in the path. What can't be an id names no hold, which is what the answer says.
   *
   * @throws ProblemException when it can't be the id of a hold
   */
  static HoldId id(String text) {
    return HoldId.parse(text).orElseThrow(() -> new ProblemException(Problem.notFound("hold")));
  }

  /**
   * The record of a command that was carried out, or was before.
   *
   * @param what what may be missing, as a word
   * @throws ProblemException when there is none
   */
  static Execution.Recorded recorded(Execution execution, String what) {
    return switch (execution) {
      case Execution.Recorded recorded -> recorded;
      case Execution.KeyReused reused -> throw new ProblemException(Problem.keyReused());
      case Execution.NotFound missing -> throw new ProblemException(Problem.notFound(what));
      case Execution.Forbidden forbidden -> throw forbidden();
      case Execution.ReferenceTaken taken ->
          throw new IllegalStateException("A command on a hold claims no reference.");
      case Execution.Contended contended -> throw new ProblemException(Problem.busy());
    };
  }

  /** Says that it was refused for good, if it was. */
  static void tell(Optional<Refusal> refusal, HoldId hold, boolean replayed) {
    RefusalProblems.tell(refusal, "holdId", hold.value(), replayed);
  }

  private static ProblemException forbidden() {
    return new ProblemException(
        Problem.of(
            ErrorCode.FORBIDDEN,
            "Only who is to be paid or an administrator may do that to this hold."));
  }
}
