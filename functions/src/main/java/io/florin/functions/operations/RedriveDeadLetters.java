package io.florin.functions.operations;

import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.SettlementWiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.Json;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.identity.Caller;
import io.florin.settlement.RedrivingDeadLetters;
import java.util.Map;
import java.util.Optional;

/** Brings the dead letters of a queue back to where they were meant for. */
public final class RedriveDeadLetters extends SignedInFunction {
  private final Map<String, RedrivingDeadLetters> queues;

  /** The function on AWS Lambda. */
  public RedriveDeadLetters() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public RedriveDeadLetters(Platform platform) {
    this(new SettlementWiring(platform));
  }

  private RedriveDeadLetters(SettlementWiring wiring) {
    super(Access.ADMIN, wiring.surroundings());
    queues = wiring.redrivingDeadLetters();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    String queue = call.path("queue");
    RedrivingDeadLetters deadLetters =
        Optional.ofNullable(queues.get(queue))
            .orElseThrow(() -> new ProblemException(Problem.notFound("queue")));
    return Response.accepted(
        Json.object().put("queue", queue).put("redriven", deadLetters.redrive(call.deadline())));
  }
}
