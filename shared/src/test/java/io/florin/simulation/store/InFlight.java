package io.florin.simulation.store;

import io.florin.simulation.time.Pending;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * A transaction that DynamoDB has committed and may still be at work on: its items become visible
 * one by one, and only then it is answered.
 *
 * @param answered when it is
 * @param since when it came
 */
record InFlight(
    TransactWriteItemsRequest request, List<Row> rows, Pending<Boolean> answered, Instant since) {}
