package io.florin.functions.transfer;

import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.identity.Caller;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferId;
import io.florin.transfer.ShowingTransfer;

/** Shows a transfer to those it concerns. */
public final class GetTransfer extends SignedInFunction {
  private final ShowingTransfer transfers;

  /** The function on AWS Lambda. */
  public GetTransfer() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public GetTransfer(Platform platform) {
    this(new Wiring(platform));
  }

  private GetTransfer(Wiring wiring) {
    super(Access.SIGNED_IN, wiring.surroundings());
    transfers = wiring.showingTransfer();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    Transfer transfer =
        TransferId.parse(call.path("transferId"))
            .flatMap(id -> transfers.show(caller, id, call.deadline()))
            .orElseThrow(() -> new ProblemException(Problem.notFound("transfer")));
    return Response.ok(TransferAnswers.json(transfer, caller)).withVersion(transfer.version());
  }
}
