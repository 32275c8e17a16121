package io.florin.functions.hold;

import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.MoneyJson;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.functions.http.WalletIds;
import io.florin.hold.HoldRequest;
import io.florin.hold.PlacingHold;
import io.florin.identity.Caller;
import io.florin.ledger.Execution;
import io.florin.ledger.Hold;
import io.florin.ledger.HoldOrder;
import io.florin.ledger.Note;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A customer sets money of a wallet aside, for somebody who is to be paid later. */
public final class CreateHold extends SignedInFunction {
  private static final String EXPIRES_AT = "expiresAt";

  private final PlacingHold holds;

  /** The function on AWS Lambda. */
  public CreateHold() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public CreateHold(Platform platform) {
    this(new Wiring(platform));
  }

  private CreateHold(Wiring wiring) {
    super(Access.SIGNED_IN, wiring.surroundings());
    holds = wiring.placingHold();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    Execution execution =
        holds
            .place(caller, call.key(), request(call), call.traceId(), call.deadline())
            .orElseThrow(CreateHold::outOfBounds);
    Execution.Recorded recorded = HoldAnswers.recorded(execution, "wallet");
    if (!(recorded.command().outcome() instanceof Hold onRecord)) {
      throw new IllegalStateException("The record of a hold is something else.");
    }
    Hold hold = onRecord.asFirstAnswered();
    HoldAnswers.tell(hold.refusal(), hold.id(), recorded.replayed());
    return Response.created(HoldAnswers.json(hold))
        .withVersion(hold.version())
        .replayed(recorded.replayed());
  }

  private static HoldRequest request(Call call) {
    // The form first: what is wrong with it is told before what is missing.
    var amount = MoneyJson.read(call.body(), "amount");
    Optional<Instant> expiresAt = call.text(EXPIRES_AT).map(CreateHold::instant);
    return new HoldRequest(
        WalletIds.of(call.requiredText("walletId")),
        amount,
        call.text("toWalletId").map(WalletIds::of),
        call.text("reason").filter(reason -> !reason.isEmpty()).map(Note::new),
        expiresAt);
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw new ProblemException(
          Problem.invalid(EXPIRES_AT, "invalid-format", "Write an instant that there is, in UTC."));
    }
  }

  private static ProblemException outOfBounds() {
    return new ProblemException(
        Problem.invalid(
            EXPIRES_AT,
            "out-of-range",
            "Use an instant to come, at most "
                + HoldOrder.LONGEST_LIFE.toDays()
                + " days from now."));
  }
}
