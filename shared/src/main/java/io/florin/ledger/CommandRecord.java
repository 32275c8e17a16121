package io.florin.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * The durable record of a command: it is put with what the command does, or with its refusal, and
 * answers every repetition.
 *
 * @param id the command
 * @param fingerprint what was asked for
 * @param traceId the request that put the record
 * @param outcome what the command has led to
 * @param expiresAt from when on the key may be used anew; empty for money, which is for ever
 */
public record CommandRecord(
    CommandId id,
    Fingerprint fingerprint,
    TraceId traceId,
    Outcome outcome,
    Optional<Instant> expiresAt) {

  /** The outcome, where it is of that type. */
  public <T extends Outcome> Optional<T> outcome(Class<T> type) {
    return Optional.of(outcome).filter(type::isInstance).map(type::cast);
  }

  /** The same record with what has become of it since. */
  CommandRecord with(Outcome newOutcome) {
    return new CommandRecord(id, fingerprint, traceId, newOutcome, expiresAt);
  }
}
