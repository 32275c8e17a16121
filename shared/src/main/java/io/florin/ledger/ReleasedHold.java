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

  /**
   * The hold as it is now that this is on record. One that has ended changes no more; one that was
   * read as still open was read before the rest of the release's transaction could be seen.
   *
   * @param read the hold as it was read a moment later
   */
  public Hold after(Hold read) {
    return refusal.isEmpty() && read.status() == HoldStatus.OPEN
        ? read.ended(HoldStatus.RELEASED)
        : read;
  }

  @Override
  public long version() {
    return 1;
  }

  @Override
  public Optional<Waiting> waiting() {
    return Optional.empty();
  }
}
