package io.florin.simulation.store;

import io.florin.testing.ItemSize;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What is alike in all requests: their limits, and how they fail. */
final class Requests {
  static final int MAX_ITEMS = 100;
  private static final int MAX_BYTES = 4 * 1024 * 1024;
  private static final int MAX_ITEM_BYTES = 400 * 1024;

  private Requests() {}

  static AttributeValue value(Map<String, AttributeValue> values, String name) {
    AttributeValue value = values.get(name);
    if (value == null) {
      throw invalid("There is no value " + name + ".");
    }
    return value;
  }

  static String text(Map<String, AttributeValue> item, String name) {
    String text = value(item, name).s();
    if (text == null || text.isEmpty()) {
      throw invalid("A key is a text that is not empty: " + name);
    }
    return text;
  }

  static void checkSizes(List<Map<String, AttributeValue>> items) {
    int bytes = 0;
    for (Map<String, AttributeValue> item : items) {
      int size = ItemSize.bytes(item);
      if (size > MAX_ITEM_BYTES) {
        throw invalid("An item has at most 400 KB.");
      }
      bytes += size;
    }
    if (bytes > MAX_BYTES) {
      throw invalid("A transaction has at most 4 MB.");
    }
  }

  /** An expression that may only be absent: the simulation does not know it. */
  static void refuse(@Nullable Object unknown, String what) {
    if (unknown != null) {
      throw new UnsupportedOperationException("The simulation knows no " + what + ".");
    }
  }

  static DynamoDbException invalid(String why) {
    return failure(400, "ValidationException", why);
  }

  static DynamoDbException failure(int status, String code, String why) {
    return (DynamoDbException)
        DynamoDbException.builder()
            .statusCode(status)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(why).build())
            .message(why)
            .build();
  }

  static SdkClientException noAnswer() {
    return SdkClientException.create("No answer came in time.");
  }

  static TransactionCanceledException cancelled(List<CancellationReason> reasons) {
    return TransactionCanceledException.builder()
        .statusCode(400)
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode("TransactionCanceledException").build())
        .cancellationReasons(reasons)
        .message("cancelled")
        .build();
  }

  static CancellationReason reason(String code) {
    return CancellationReason.builder().code(code).build();
  }
}
