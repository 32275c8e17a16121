package io.florin.local.queue;

import software.amazon.awssdk.services.sqs.SqsClient;

/** The client where no template makes a queue: each call is an UnsupportedOperationException. */
public final class NoQueues implements SqsClient {
  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // It holds nothing that needs closing.
  }
}
