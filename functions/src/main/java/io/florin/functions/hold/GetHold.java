package io.florin.functions.hold;

import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.hold.ShowingHolds;
import io.florin.identity.Caller;
import io.florin.ledger.Hold;

/** Shows a hold to those it concerns. */
public final class GetHold extends SignedInFunction {
  private final ShowingHolds holds;

  /** The function on AWS Lambda. */
  public GetHold() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public GetHold(Platform platform) {
    this(new Wiring(platform));
  }

  private GetHold(Wiring wiring) {
    super(Access.SIGNED_IN, wiring.surroundings());
    holds = wiring.showingHolds();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    Hold hold =
        holds
            .show(caller, HoldAnswers.id(call.path("holdId")), call.deadline())
            .orElseThrow(() -> new ProblemException(Problem.notFound("hold")));
    return Response.ok(HoldAnswers.json(hold)).withVersion(hold.version());
  }
}
