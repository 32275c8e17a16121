package io.florin.dynamodb;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;

/** What became of a transaction, or of a single conditional put. */
public sealed interface TransactionResult {

  /** It was committed. */
  record Committed() implements TransactionResult {}

  /**
   * Conditions failed, and nothing was written. A transaction whose answer had been lost may have
   * been committed by an earlier try: the conditions then fail because of itself.
   *
   * @param reasons one for each item, in the order of the items
   */
  record ConditionsFailed(List<CancellationReason> reasons) implements TransactionResult {

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";

    /** Whether the condition on the item at that place failed. */
    public boolean at(int index) {
      return CONDITION_FAILED.equals(reasons.get(index).code());
    }
  }

  /** Other transactions on the same items were in the way of every try. Nothing was written. */
  record Contended() implements TransactionResult {}
}
