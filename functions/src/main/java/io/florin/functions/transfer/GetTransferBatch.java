package io.florin.functions.transfer;

import io.florin.batch.ShowingBatch;
import io.florin.batch.ShownBatch;
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
import io.florin.ledger.BatchId;

/** Shows a transfer batch, and what has become of its items, to those who may see it. */
public final class GetTransferBatch extends SignedInFunction {
  private final ShowingBatch batches;

  /** The function on AWS Lambda. */
  public GetTransferBatch() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public GetTransferBatch(Platform platform) {
    this(new Wiring(platform));
  }

  private GetTransferBatch(Wiring wiring) {
    super(Access.SIGNED_IN, wiring.surroundings());
    batches = wiring.showingBatch();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    ShownBatch shown =
        BatchId.parse(call.path("batchId"))
            .flatMap(id -> batches.show(caller, id, call.deadline()))
            .orElseThrow(() -> new ProblemException(Problem.notFound("batch")));
    return BatchAnswers.tagged(Response.ok(BatchAnswers.json(shown)), shown.batch());
  }
}
