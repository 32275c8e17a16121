package io.florin.ledger;

import java.util.Optional;

/**
 * That somebody has released a hold, or was refused to. A hold that was released changes no more,
 * so its record tells what was answered.
 *
 * @param hold the hold
 * @param refusal why it was refused, if so
 */
public record ReleasedHold(HoldId hold, Optional<Refusal> refusal) implements Outcome {

  @Override
  public long version() {
    return 1;
  }

  @Override
  public Optional<Waiting> waiting() {
    return Optional.empty();
  }
}
