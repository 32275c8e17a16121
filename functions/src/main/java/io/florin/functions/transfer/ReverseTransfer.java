package io.florin.functions.transfer;

import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.ErrorCode;
import io.florin.functions.http.MoneyJson;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.identity.Caller;
import io.florin.ledger.Execution;
import io.florin.ledger.Note;
import io.florin.ledger.TransferId;
import io.florin.money.Money;
import io.florin.transfer.ReversalRequest;
import io.florin.transfer.ReversingTransfer;
import java.util.Optional;

/** Who was paid pays back, whole or in parts. */
public final class ReverseTransfer extends SignedInFunction {
  private final ReversingTransfer reversals;

  /** The function on AWS Lambda. */
  public ReverseTransfer() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public ReverseTransfer(Platform platform) {
    this(new Wiring(platform));
  }

  private ReverseTransfer(Wiring wiring) {
    super(Access.SIGNED_IN, wiring.surroundings());
    reversals = wiring.reversingTransfer();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    Execution execution =
        reversals.reverse(caller, call.key(), request(call), call.traceId(), call.deadline());
    if (execution instanceof Execution.NotFound) {
      throw new ProblemException(Problem.notFound("transfer"));
    }
    if (execution instanceof Execution.Forbidden) {
      throw new ProblemException(
          Problem.of(
              ErrorCode.FORBIDDEN,
              "Only who was paid or an administrator may reverse a transfer."));
    }
    return TransferAnswers.of(execution, caller);
  }

  private static ReversalRequest request(Call call) {
    Optional<Money> amount =
        call.body().hasNonNull("amount")
            ? Optional.of(MoneyJson.read(call.body(), "amount"))
            : Optional.empty();
    return new ReversalRequest(
        TransferId.parse(call.path("transferId"))
            .orElseThrow(() -> new ProblemException(Problem.notFound("transfer"))),
        amount,
        new Note(call.requiredText("reason")));
  }
}
