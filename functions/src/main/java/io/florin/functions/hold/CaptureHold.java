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
import io.florin.functions.transfer.TransferAnswers;
import io.florin.hold.CaptureRequest;
import io.florin.hold.CaptureResult;
import io.florin.hold.CapturingHold;
import io.florin.identity.Caller;
import io.florin.ledger.HoldId;
import io.florin.money.Money;
import java.util.Optional;

/** Somebody who is to be paid takes money that was set aside, at once or in parts. */
public final class CaptureHold extends SignedInFunction {
  private final CapturingHold captures;

  /** The function on AWS Lambda. */
  public CaptureHold() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public CaptureHold(Platform platform) {
    this(new Wiring(platform));
  }

  private CaptureHold(Wiring wiring) {
    super(Access.SIGNED_IN, wiring.surroundings());
    captures = wiring.capturingHold();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    CaptureResult result =
        captures.capture(caller, call.key(), request(call), call.traceId(), call.deadline());
    return switch (result) {
      case CaptureResult.Executed executed ->
          TransferAnswers.of(HoldAnswers.recorded(executed.execution(), "hold"), caller);
      case CaptureResult.PayeeFault fault -> throw new ProblemException(problem(fault));
    };
  }

  private static CaptureRequest request(Call call) {
    Optional<Money> amount =
        call.body().hasNonNull("amount")
            ? Optional.of(MoneyJson.read(call.body(), "amount"))
            : Optional.empty();
    HoldId hold = HoldAnswers.id(call.path("holdId"));
    return new CaptureRequest(
        hold,
        amount,
        call.body().path("final").asBoolean(),
        call.text("toWalletId").map(WalletIds::of));
  }

  private static Problem problem(CaptureResult.PayeeFault fault) {
    return switch (fault) {
      case MISSING ->
          Problem.invalid(
              "toWalletId", "required", "Name the wallet to pay: the hold does not say it.");
      case DIFFERENT ->
          Problem.invalid(
              "toWalletId", "not-allowed", "Leave it out: the hold says whom it is to pay.");
      case UNKNOWN -> Problem.notFound("wallet");
    };
  }
}
