package io.florin.ledger;

import io.florin.identity.CustomerId;
import java.time.Instant;
import java.util.Optional;

/**
 * One request to change something, under the caller's name for it.
 *
 * @param id the command
 * @param caller who asks
 * @param fingerprint what is asked for
 * @param traceId the request
 */
public record Command(CommandId id, CustomerId caller, Fingerprint fingerprint, TraceId traceId) {

  /** The command that a caller names by a key. */
  public static Command of(
      CustomerId caller, IdempotencyKey key, Fingerprint fingerprint, TraceId traceId) {
    return new Command(CommandId.of(caller, key), caller, fingerprint, traceId);
  }

  /** The record of it that is kept for ever. */
  public CommandRecord ledTo(Outcome outcome) {
    return new CommandRecord(id, fingerprint, traceId, outcome, Optional.empty());
  }

  /** The record of it that is kept until an instant. */
  public CommandRecord ledTo(Outcome outcome, Instant expiresAt) {
    return new CommandRecord(id, fingerprint, traceId, outcome, Optional.of(expiresAt));
  }

  /** What a record that was there already means for this request. */
  public Execution answeredBy(CommandRecord existing) {
    return existing.fingerprint().equals(fingerprint)
        ? new Execution.Recorded(existing, !existing.traceId().equals(traceId))
        : new Execution.KeyReused();
  }
}
