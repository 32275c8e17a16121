package io.florin.functions.hold;

import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.hold.ReleasingHold;
import io.florin.identity.Caller;
import io.florin.ledger.Execution;
import io.florin.ledger.Hold;
import io.florin.ledger.ReleasedHold;

/** Money that was set aside is free again, since nobody is to be paid of it any more. */
public final class ReleaseHold extends SignedInFunction {
  private final ReleasingHold releases;

  /** The function on AWS Lambda. */
  public ReleaseHold() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public ReleaseHold(Platform platform) {
    this(new Wiring(platform));
  }

  private ReleaseHold(Wiring wiring) {
    super(Access.SIGNED_IN, wiring.surroundings());
    releases = wiring.releasingHold();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    ReleasingHold.Release release =
        releases.release(
            caller,
            call.key(),
            HoldAnswers.id(call.path("holdId")),
            call.traceId(),
            call.deadline());
    Execution.Recorded recorded = HoldAnswers.recorded(release.execution(), "hold");
    if (!(recorded.command().outcome() instanceof ReleasedHold released)) {
      throw new IllegalStateException("The record of a release is something else.");
    }
    HoldAnswers.tell(released.refusal(), released.hold(), recorded.replayed());
    Hold hold = release.hold().orElseThrow();
    return Response.ok(HoldAnswers.json(hold))
        .withVersion(hold.version())
        .replayed(recorded.replayed());
  }
}
