package io.florin.simulation.command;

import io.florin.identity.Caller;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.TraceId;
import io.florin.simulation.book.Answer;
import io.florin.simulation.book.Claim;
import io.florin.simulation.world.Functions;

/** Something that a caller asks for. It can be sent any number of times. */
public interface Ask {

  /** Who asks. */
  Caller caller();

  /** What it means to the naive book. */
  Claim claim();

  /**
   * Sends it through the real use case.
   *
   * @throws io.florin.retry.UnavailableException when nobody knows what has become of it
   */
  Answer send(Functions functions, IdempotencyKey key, TraceId traceId);

  /** The same caller asks for something else, as if by a mistake under the same key. */
  Ask altered();
}
