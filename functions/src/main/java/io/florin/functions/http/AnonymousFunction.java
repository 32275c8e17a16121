package io.florin.functions.http;

import io.florin.retry.Deadline;
import java.util.Optional;

/** An operation that anyone may call. A token that comes with the request is not looked at. */
public abstract class AnonymousFunction extends ApiFunction {

  /** Makes the function of the operation that the class is named after. */
  protected AnonymousFunction(Surroundings surroundings) {
    super(surroundings);
  }

  /** Answers a call. */
  protected abstract Response answer(Call call);

  @Override
  final Response answer(Request request, Deadline deadline) {
    return answer(call(request, Optional.empty(), deadline));
  }
}
