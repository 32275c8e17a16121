package io.florin.event;

import io.florin.ledger.TraceId;
import io.florin.ledger.TransferBatch;
import java.time.Instant;
import java.util.Optional;

/**
 * A transfer batch was accepted, and is to be carried out item by item.
 *
 * @param batch the batch
 * @param request the request that asked for it
 */
public record BatchAccepted(TransferBatch batch, TraceId request) implements Fact {

  @Override
  public String name() {
    return "batch-accepted";
  }

  @Override
  public String group() {
    return batch.id().value();
  }

  @Override
  public String deduplicationId() {
    return batch.id().value() + "-" + batch.version();
  }

  @Override
  public Instant at() {
    return batch.createdAt();
  }

  @Override
  public Optional<TraceId> traceId() {
    return Optional.of(request);
  }
}
