package io.florin.functions.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.SettlementWiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.Json;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.functions.transfer.TransferAnswers;
import io.florin.identity.Caller;
import io.florin.ledger.CanonicalForm;
import io.florin.ledger.Settlement;
import io.florin.ledger.SettlementStep;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferId;
import io.florin.settlement.Backlog;
import io.florin.settlement.QueueDepth;
import io.florin.settlement.SettlementOverview;
import io.florin.settlement.ShowingSettlement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows how settlement stands: what waits, what is in the queues, and what needs an operator. */
public final class GetSettlement extends SignedInFunction {
  private static final Logger LOG = LoggerFactory.getLogger(GetSettlement.class);

  private final ShowingSettlement settlement;

  /** The function on AWS Lambda. */
  public GetSettlement() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public GetSettlement(Platform platform) {
    this(new SettlementWiring(platform));
  }

  private GetSettlement(SettlementWiring wiring) {
    super(Access.ADMIN, wiring.surroundings());
    settlement = wiring.showingSettlement();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    SettlementOverview overview = settlement.show(call.deadline());
    for (TransferId id : overview.unreadable()) {
      LOG.error("{} is on the operators' list, and its record can't be read", id);
    }
    return Response.ok(json(overview, caller));
  }

  private static ObjectNode json(SettlementOverview overview, Caller caller) {
    ObjectNode json = Json.object();
    var pending = json.putArray("pending");
    for (Backlog.OfKind ofKind : overview.backlog().byKind()) {
      pending
          .addObject()
          .put("kind", ofKind.kind().name())
          .put("count", ofKind.count())
          .put("oldestSeconds", ofKind.oldest().map(Duration::toSeconds).orElse(null));
    }
    json.put("unpostedLegs", overview.unpostedLegs());
    var queues = json.putArray("queues");
    for (QueueDepth queue : overview.queues()) {
      queues
          .addObject()
          .put("name", queue.name())
          .put("depth", queue.depth())
          .put("deadLetters", queue.deadLetters());
    }
    var attention = json.putArray("attention");
    var history = json.putArray("history");
    for (Transfer transfer : overview.attention()) {
      attention.add(TransferAnswers.json(transfer, caller));
      history.add(history(transfer, transfer.settlement().orElseThrow()));
    }
    return json;
  }

  private static ObjectNode history(Transfer transfer, Settlement settlement) {
    ObjectNode json =
        Json.object()
            .put("transferId", transfer.id().value())
            .put("tries", settlement.tries())
            .put("nextAttemptAt", settlement.dueAt().map(CanonicalForm::instant).orElse(null));
    var steps = json.putArray("steps");
    for (SettlementStep step : settlement.history()) {
      steps
          .addObject()
          .put("at", CanonicalForm.instant(step.at()))
          .put("state", step.state().name())
          .put("why", step.why());
    }
    return json;
  }
}
